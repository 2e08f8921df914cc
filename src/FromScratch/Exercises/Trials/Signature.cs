using System.Reflection;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Signatures as a learner writes them.</summary>
internal static class Signature
{
    public static string Of(string name, IEnumerable<Argument> parameters) =>
        $"{name}({string.Join(", ", parameters.Select(p => $"{NameOf(p.Type)} {p.Name}"))})";

    public static string Of(MethodBase method) => Of(
        method is ConstructorInfo ? ShortName(method.DeclaringType!) : method.Name,
        method.GetParameters().Select(p => new Argument(p.Name ?? "", p.ParameterType)));

    public static bool Takes(MethodBase method, IReadOnlyList<Argument> arguments)
    {
        var parameters = method.GetParameters();
        return parameters.Length == arguments.Count && parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsAssignableFrom(pair.Second.Type));
    }

    public static string NameOf(Type type)
    {
        if (type == typeof(double)) return "double";
        if (type == typeof(int)) return "int";
        if (type == typeof(void)) return "void";
        if (type == typeof(bool)) return "bool";
        if (type == typeof(float)) return "float";
        if (type == typeof(string)) return "string";
        if (type == typeof(object)) return "object";
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (!type.IsGenericType) return type.Name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(NameOf));
        return type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) ? $"({arguments})" : $"{ShortName(type)}<{arguments}>";
    }

    /// <summary>The name without the number of type arguments.</summary>
    public static string ShortName(Type type) => type.Name.Split('`')[0];

    /// <summary>The type of so many numbers or matrices in a tuple; a single one as it is.</summary>
    public static Type TupleOf(IReadOnlyList<Argument> values) => values.Count == 1
        ? values[0].Type
        : values[0].Type == typeof(double) ? typeof((double, double)) : typeof((Matrix<double>, Matrix<double>));
}
