using CSharpKernel;

namespace Notebooks;

/// <summary>Registers the kernel at one place, and takes it away again. It touches nothing that it did not write.</summary>
/// <param name="root">The place.</param>
/// <param name="searched">The Jupyter data folders that front ends search besides it.</param>
/// <param name="host">The dotnet program.</param>
/// <param name="copy">Copies the kernel's program.</param>
/// <param name="caches">The user's caches, where the place is the user's; null elsewhere.</param>
/// <param name="output">Where it says what it did.</param>
internal sealed class KernelInstaller(InstallRoot root, IReadOnlyList<string> searched, string host, ProgramCopy copy, UserCaches? caches, TextWriter output)
{
    /// <summary>Installs this version and removes those before it.</summary>
    /// <param name="precompile">Whether to compile the copy ahead of time.</param>
    /// <exception cref="InstallException">The place cannot be written to.</exception>
    public void Install(bool precompile)
    {
        string? holder = Holder();
        string name = holder is null ? KernelIdentity.Name : FreeName();
        string displayName = holder is null ? KernelIdentity.DisplayName : KernelSpec.OtherDisplayName;
        if (precompile)
            output.WriteLine("Copying the kernel and compiling it ahead of time; this takes a minute or two ...");

        InstalledProgram program = Guarded(() =>
        {
            InstalledProgram installed = copy.Install(root.Program, precompile);
            KernelSpec.Write(Path.Combine(root.Kernels, name), KernelSpec.Json(displayName, host, installed.Assembly));
            foreach (string other in KernelSpec.Ours(root.Kernels).Where(f => Path.GetFileName(f) != name))
                Directory.Delete(other, recursive: true);
            ProgramCopy.RemoveOthers(root.Program, installed.Folder);
            caches?.RemoveOutdated();
            return installed;
        });
        Report(name, displayName, program, holder);
    }

    /// <summary>Removes the kernel, and from the user's own place the user's caches.</summary>
    /// <returns>False if there was nothing to remove.</returns>
    /// <exception cref="InstallException">The place cannot be written to.</exception>
    public bool Uninstall()
    {
        List<string> removed = Guarded(() =>
        {
            List<string> folders = [.. KernelSpec.Ours(root.Kernels)];
            foreach (string folder in folders)
                Directory.Delete(folder, recursive: true);
            if (Directory.Exists(root.Program))
            {
                Directory.Delete(root.Program, recursive: true);
                folders.Add(root.Program);
            }
            return folders;
        });
        IReadOnlyList<string> emptied = Guarded(() => caches?.Remove() ?? []);
        foreach (string folder in removed)
            output.WriteLine($"Removed {folder}");
        foreach (string folder in emptied)
            output.WriteLine($"Removed {folder} (a cache)");
        if (removed.Count == 0)
            output.WriteLine($"There is no kernel of this command under {root.Kernels}; {(emptied.Count == 0 ? "nothing" : "nothing else")} was removed.");
        else
            RemoveEmpty(root.Kernels, root.Jupyter);
        return removed.Count + emptied.Count > 0;
    }

    // Who else holds the name: there, or where front ends would find that one too.
    private string? Holder() => searched.Select(s => Path.Combine(s, "kernels")).Prepend(root.Kernels)
        .Select(kernels => Path.Combine(kernels, KernelIdentity.Name))
        .FirstOrDefault(folder => Path.Exists(folder) && !KernelSpec.IsOurs(folder));

    private string FreeName()
    {
        string name = KernelSpec.OtherName;
        for (int i = 2; Path.Exists(Path.Combine(root.Kernels, name)) && !KernelSpec.IsOurs(Path.Combine(root.Kernels, name)); i++)
            name = FormattableString.Invariant($"{KernelSpec.OtherName}-{i}");
        return name;
    }

    private void Report(string name, string displayName, InstalledProgram program, string? holder)
    {
        output.WriteLine($"Installed the kernel \"{displayName}\" under the name {name}.");
        output.WriteLine($"  kernelspec  {Path.Combine(root.Kernels, name)}");
        output.WriteLine($"  program     {program.Folder}{(program.Precompiled ? " (compiled ahead of time)" : "")}");
        if (program.Problem is { } problem)
        {
            output.WriteLine("It works, but its first cell takes about twice as long: compiling ahead of time failed.");
            output.WriteLine($"  {problem}");
            output.WriteLine("It needs the .NET SDK and, the first time, the package source. Run this command again to try again.");
        }
        output.WriteLine();
        if (holder is null)
        {
            output.WriteLine("Next: open a notebook in VS Code, JupyterLab or Jupyter Notebook. C# notebooks choose this kernel by themselves;");
            output.WriteLine($"otherwise select \"{displayName}\". In VS Code: Select Kernel > Jupyter Kernel... A window that was open needs \"Reload Window\" once.");
        }
        else
        {
            output.WriteLine($"The name {KernelIdentity.Name} belongs to another kernel, which was left as it is:");
            output.WriteLine($"  {holder}");
            output.WriteLine("So C# notebooks start that one unless you choose. In VS Code and JupyterLab, open a notebook and");
            output.WriteLine($"select the kernel \"{displayName}\". On the command line:");
            output.WriteLine($"  jupyter nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name={name} NOTEBOOK");
            output.WriteLine("To give our kernel the name, remove the other one and run this command again.");
        }
    }

    private static void RemoveEmpty(params string[] folders)
    {
        foreach (string folder in folders)
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InstallException($"Not allowed to write to {root.Jupyter} or {root.Program}: {e.Message} Run the command with administrator's rights, or without --system for this user only.", e);
        }
        catch (IOException e)
        {
            throw new InstallException($"Cannot write to {root.Jupyter} or {root.Program}: {e.Message} A kernel that is running may hold its files; stop it and try again.", e);
        }
    }
}
