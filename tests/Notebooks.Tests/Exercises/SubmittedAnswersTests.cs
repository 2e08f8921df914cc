using System.Text;
using static Notebooks.Tests.NotebookText;

namespace Notebooks.Tests;

public class SubmittedAnswersTests
{
    // The given value, the answer, the check: cell-1 to cell-3.
    private static readonly TestCell[] Master =
    [
        Code("double expected = 3;"),
        Code("// BEGIN SOLUTION\nclass Adder { public double Add(double x, double y) => x + y; }\n// END SOLUTION"),
        Code("Check.That(new Adder().Add(1, 2)).Is(expected)", "check"),
    ];

    [Theory]
    [InlineData("class Adder { } class Check { }", "Check")]
    [InlineData("using Check = System.String; class Adder { }", "Check")]
    [InlineData("class Adder { } var expected = 4;", "expected")]
    [InlineData("class Adder { } expected = 4;", "expected")]
    [InlineData("class Adder { } expected++;", "expected")]
    [InlineData("class Adder { } int.TryParse(\"4\", out var Check);", "Check")]
    [InlineData("class Adder { } void Later() { expected = 4; }", "expected")]
    [InlineData("class Adder { } (expected, var other) = (4, 5);", "expected")]
    public void AnAnswerThatChangesWhatTheCheckUses_IsNotRun(string answer, string name)
    {
        var cell = Answer(answer);

        Assert.Equal(("", $"it declares or changes {name}, which cells of the exercise use after it; rename it"), (cell.Code, cell.Refusal));
    }

    [Theory]
    [InlineData("class Adder { double expected; public double Add(double x, double y) { expected = x; return expected + y; } }")]
    [InlineData("class Adder { class Check { } }")]
    [InlineData("class Adder { } class Feedback { }")]
    [InlineData("class Adder { } double Twice(double expected) { expected *= 2; return expected; }")]
    public void NamesOfItsOwn_AreNobodysBusiness(string answer) => Assert.Equal((answer, null), (Answer(answer).Code, Answer(answer).Refusal));

    [Fact]
    public void ATypeOfItsOwnThatIsOpened_IsRefused_AndALibrarysIsNot()
    {
        Assert.StartsWith("it opens Adder with using static", Answer("using static Adder; class Adder { public class Check { } }").Refusal, StringComparison.Ordinal);
        Assert.Null(Answer("using static System.Math; class Adder { }").Refusal);
    }

    [Theory]
    [InlineData("#load \"other.csx\"\nclass Adder { }", "an answer can't have a directive: #load \"other.csx\"")]
    [InlineData("class Adder { }\n#!import other.ipynb", "an answer can't have a directive: #!import other.ipynb")]
    public void ADirective_IsRefused(string answer, string refusal) => Assert.Equal(refusal, Answer(answer).Refusal);

    [Fact]
    public void WhatTheCompilerMustNotSee_IsRefused() =>
        Assert.Equal("the answer is nested too deeply to be read", Answer(new string('(', 50_000)).Refusal);

    [Fact]
    public void AnOwnCell_RunsIfAnAnswerNeedsIt_AndNotIfItIsOnlyATrial()
    {
        var answers = Read(
            Master[0] with { Id = "cell-1" },
            Code("double Helper(double x) => Other(x);") with { Id = "mine-2" },
            Code("double Other(double x) => x;") with { Id = "mine-1" },
            Code("var expected = 99; double Unused(double x) => x;") with { Id = "trial" },
            Code("class Adder { public double Add(double x, double y) => Helper(x) + Unused(y); }") with { Id = "cell-2" },
            Master[2] with { Id = "cell-3" });

        Assert.Equal(["cell 1 \"cell-1\"", "cell 2 \"mine-2\"", "cell 5 \"cell-2\"", "cell 3 \"cell-3\""], answers.Cells.Select(c => c.Name).Where(n => !n.Contains("mine-1", StringComparison.Ordinal)));
        Assert.DoesNotContain(answers.Cells, c => c.Code.Contains("99", StringComparison.Ordinal));
    }

    [Fact]
    public void ChecksAndGivenCells_AreTheMasters_AndLostIdsAreFoundByPlace()
    {
        var answers = Read(Code("double expected = 99;") with { Id = "a" }, Code("class Adder { } // mine") with { Id = "b" }, Code("\"✓\"", "check") with { Id = "c" });

        Assert.Equal(["double expected = 3;", "class Adder { } // mine", Master[2].Source], answers.Cells.Select(c => c.Code));
        Assert.Equal([ExercisePart.Given, ExercisePart.Answer, ExercisePart.Check], answers.Cells.Select(c => c.Part));
    }

    [Fact]
    public void WhatCouldReachOut_IsToBeRead_HoweverItIsSpelt()
    {
        var answers = Read(Master[0], Code("class Adder { object P => System.Diagnostics.\\u0050rocess.GetProcesses(); }\n// File\nvar text = \"File\";"), Master[2]);

        Assert.Equal(["cell 2 \"cell-2\", line 1: Process"], answers.Telltales);
    }

    private static ExerciseCell Answer(string source) => Read(Master[0], Code(source), Master[2]).Cells.Single(c => c.Part == ExercisePart.Answer);

    private static SubmittedAnswers Read(params TestCell[] cells) => SubmittedAnswers.Of(
        ExerciseMaster.Parse("/class/sums.master.ipynb", Encoding.UTF8.GetBytes(Of(Master))), NotebookFile.Parse("/class/Ada/sums.ipynb", Encoding.UTF8.GetBytes(Of(cells))));
}
