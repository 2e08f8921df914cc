using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CSharpKernel;

/// <summary>
/// Where a session's cells and libraries live at run time. It is apart from the host's, so that a library of the host
/// (a compiler, a console toolkit) never stands in for the one that a cell has referenced.
/// </summary>
internal sealed class ScriptLoadContext(LibraryStore libraries) : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Whether the assembly is a cell, or a library that only cells use.</summary>
    public static bool Holds(Assembly assembly) => GetLoadContext(assembly) is ScriptLoadContext or NamelessCell;

    /// <summary>Loads a compiled cell that later ones refer to by its name.</summary>
    public Assembly LoadCell(MemoryStream image, MemoryStream symbols)
    {
        var assembly = LoadFromStream(image, symbols);
        lock (_lock)
            _loaded[assembly.GetName().Name!] = assembly;
        return assembly;
    }

    /// <summary>Loads a compiled cell that nothing refers to, whose name may be that of others.</summary>
    public Assembly LoadNameless(MemoryStream image, MemoryStream symbols) => new NamelessCell(this).LoadFromStream(image, symbols);

    /// <summary>The assembly of that name, if cells have already led to it.</summary>
    public Assembly? FindLoaded(string name)
    {
        lock (_lock)
            return _loaded.GetValueOrDefault(name);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name)
            return null;
        var key = assemblyName.CultureName is { Length: > 0 } culture ? $"{name}/{culture}" : name;
        lock (_lock)
        {
            if (_loaded.TryGetValue(key, out var loaded))
                return loaded;
            // From where it is: packages are never replaced, and many look for their native parts beside themselves.
            if (libraries.Packages.FindAssembly(assemblyName) is { } file)
                return _loaded[key] = LoadFromAssemblyPath(file);
            if (HostReferences.Owns(name) || libraries.FindByName(assemblyName) is not { } library)
                return null;
            using var image = library.OpenImage();
            using var symbols = library.OpenSymbols();
            return _loaded[key] = LoadFromStream(image, symbols);
        }
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        if (libraries.Packages.FindNative(NativeNames(unmanagedDllName)) is { } file)
            return LoadNative(file);
        foreach (var folder in libraries.Folders())
        {
            foreach (var subfolder in new[] { "", Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native") })
            {
                foreach (var name in NativeNames(unmanagedDllName))
                {
                    var path = Path.Combine(folder, subfolder, name);
                    if (File.Exists(path))
                        return LoadUnmanagedDllFromPath(path);
                }
            }
        }

        return 0;
    }

    // A program has all its native libraries in one folder, where they find each other. Packages have each its own.
    private nint LoadNative(string file)
    {
        try
        {
            return LoadUnmanagedDllFromPath(file);
        }
        catch (DllNotFoundException)
        {
            foreach (var other in libraries.Packages.NativeFiles.Where(other => other != file))
                NativeLibrary.TryLoad(other, out _);
            return LoadUnmanagedDllFromPath(file);
        }
    }

    // Two assemblies of one name can't live in one context. Whatever such a cell asks for, it gets from the session's.
    private sealed class NamelessCell(ScriptLoadContext session) : AssemblyLoadContext("cell")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => session.Load(assemblyName);

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => session.LoadUnmanagedDll(unmanagedDllName);
    }

    private static string[] NativeNames(string name) =>
        OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", name + ".dylib"]
        : [name, $"lib{name}.so", name + ".so"];
}
