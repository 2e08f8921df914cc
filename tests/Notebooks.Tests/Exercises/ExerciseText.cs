using static Notebooks.Tests.NotebookText;

namespace Notebooks.Tests;

/// <summary>A master of two small exercises: a class to write and a value to predict.</summary>
internal static class ExerciseText
{
    /// <summary>What the checks of the master are made of; a library's, in a real one.</summary>
    public const string Library = """
        static string Try(string title, Func<double> run, double expected)
        {
            try
            {
                var value = run();
                return value == expected ? $"✓ {title}: gives {value}" : $"✗ {title}: gives {value} instead of {expected}\nHint: read the task once more.";
            }
            catch (NotImplementedException) { return $"✗ {title}: not written yet"; }
            catch (Exception e) { return $"✗ {title}: throws {e.GetType().Name}"; }
        }
        """;

    public const string Adder = """
        class Adder
        {
            public double Add(double x, double y)
            {
                // BEGIN SOLUTION
                return x + y;
                // END SOLUTION
            }
        }
        """;

    public const string Guess = """
        // BEGIN SOLUTION
        double prediction = 4;
        // BLANK
        // double prediction = double.NaN; // your prediction
        // END SOLUTION
        """;

    /// <summary>The cells, whose ids are <c>cell-1</c> to <c>cell-7</c>.</summary>
    public static TestCell[] Cells =>
    [
        Prose("# Sums"),
        Code(Library),
        Prose("## Add\n\n<!-- BEGIN SOLUTION -->\nIt is the sum.\n<!-- END SOLUTION -->"),
        Code(Adder),
        Code("Try(\"Add\", () => new Adder().Add(1, 2), 3)", "check"),
        Code(Guess),
        Code("Try(\"Prediction\", () => prediction, 4)", "check"),
    ];

    /// <summary>The master's file, not executed.</summary>
    public static string Master => Of(Cells);
}
