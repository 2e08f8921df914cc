using System.Reflection;
using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>The names of methods and types as C# writes them, also of those that the compiler has renamed.</summary>
internal static partial class FrameNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    /// <summary>The method with its parameters; empty for the statements of a cell themselves.</summary>
    public static string Describe(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        var parameters = "(" + string.Join(", ", method.GetParameters().Select(parameter => $"{ShortName(parameter.ParameterType)} {parameter.Name}".TrimEnd())) + ")";
        if (name == "MoveNext" && GeneratedName().Match(type.Name) is { Success: true } machine)
        {
            // An async method or an iterator: its body is a class of its own, without the parameters.
            (name, parameters, type) = (machine.Groups["name"].Value, "", type.DeclaringType!);
        }

        if (LocalFunctionName().Match(name) is { Success: true } local)
            (name, type) = (local.Groups["name"].Value, Written(type));
        else if (LambdaName().IsMatch(name))
            (name, parameters, type) = ("lambda", "", Written(type));
        if (name is "<Initialize>" or "<Main>$")
            return "";
        var owner = type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? "" : QualifiedName(type);
        return name == ".ctor" ? $"new {owner}{parameters}" : owner.Length == 0 ? name + parameters : $"{owner}.{name}{parameters}";
    }

    /// <summary>A type's name without namespace: <c>List&lt;double&gt;</c>.</summary>
    public static string ShortName(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return "ref " + ShortName(type.GetElementType()!);
        if (type.IsArray)
            return $"{ShortName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return ShortName(underlying) + "?";
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(ShortName))}>" : name;
    }

    private static string QualifiedName(Type type)
    {
        var prefix = type.IsNested ? QualifiedName(type.DeclaringType!) : type.Namespace;
        if (prefix is null || prefix.StartsWith("Submission#", StringComparison.Ordinal))
            prefix = "";
        return prefix.Length == 0 ? ShortName(type) : $"{prefix}.{ShortName(type)}";
    }

    // The type that a learner wrote around the classes that the compiler made for captured variables.
    private static Type Written(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    [GeneratedRegex("^<(?<name>.+)>d(__.*)?$")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@"^<.*>g__(?<name>[^|]+)\|")]
    private static partial Regex LocalFunctionName();

    [GeneratedRegex("^<.*>b__")]
    private static partial Regex LambdaName();
}
