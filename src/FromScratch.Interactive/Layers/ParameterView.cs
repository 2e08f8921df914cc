namespace FromScratch.Interactive;

/// <summary>A parameter: its name, its value and its gradient side by side; a list of them, one below the other.</summary>
internal static class ParameterView
{
    public static string Text(Parameter parameter)
    {
        var (value, gradient) = Entries(parameter);
        return $"{parameter.Name} {value.Shape}\n{BracketLayout.Of(value)}\ngradient of {parameter.Name}\n{BracketLayout.Of(gradient)}";
    }

    public static string Html(Parameter parameter)
    {
        var (value, gradient) = Entries(parameter);
        return SideBySide.Of([MatrixTable.Of(value, parameter.Name), MatrixTable.Of(gradient, "∂L/∂" + parameter.Name)]);
    }

    public static string Text(IEnumerable<Parameter> parameters) => string.Join("\n\n", parameters.Select(Text));

    public static string Html(IEnumerable<Parameter> parameters) => string.Concat(parameters.Select(Html));

    private static (ShownEntries Value, ShownEntries Gradient) Entries(Parameter parameter) =>
        (ShownEntries.Of(parameter.Value), ShownEntries.Of(parameter.Gradient));
}
