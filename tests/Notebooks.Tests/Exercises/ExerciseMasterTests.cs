using System.Text;
using static Notebooks.Tests.NotebookText;

namespace Notebooks.Tests;

public class ExerciseMasterTests
{
    private const string Path = "/class/sums.master.ipynb";

    [Fact]
    public void Student_HasBlanks_AndNoOutputs_AndElseTheSameCells()
    {
        var cells = ExerciseText.Cells;
        cells[1] = cells[1] with { Outputs = """{"output_type":"stream","name":"stdout","text":["solved\n"]}""" };
        var master = Read(cells);

        var student = master.ToStudent("/class/sums.ipynb");

        Assert.Empty(master.Problems);
        Assert.Equal(["cell-4", "cell-6"], master.Answers.Select(c => c.Id));
        Assert.Equal(["cell-5", "cell-7"], master.Checks.Select(c => c.Id));
        Assert.Equal("## Add\n\n*Your answer here.*", student.Cells[2].Source);
        Assert.Contains("    {\n        throw new NotImplementedException(\"Your code here.\");\n    }", student.Cells[3].Source.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("double prediction = double.NaN; // your prediction", student.Cells[5].Source);
        Assert.All(student.CodeCells, cell => Assert.Empty(cell.Outputs!));
        Assert.Equal(master.Notebook.Cells.Select(c => c.Id), student.Cells.Select(c => c.Id));
        Assert.All([0, 1, 4, 6], i => Assert.Equal(master.Notebook.Cells[i].Source, student.Cells[i].Source));
        Assert.DoesNotContain("It is the sum", Encoding.UTF8.GetString(student.ToBytes()), StringComparison.Ordinal);
        Assert.DoesNotContain("x + y", Encoding.UTF8.GetString(student.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Solution_HasNeitherMarkersNorBlanks_AndKeepsTheOutputs()
    {
        var cells = ExerciseText.Cells;
        cells[1] = cells[1] with { Outputs = """{"output_type":"stream","name":"stdout","text":["solved\n"]}""" };

        var solution = Read(cells).ToSolution("/class/sums.solution.ipynb");

        Assert.Equal("## Add\n\nIt is the sum.", solution.Cells[2].Source);
        Assert.Contains("    {\n        return x + y;\n    }", solution.Cells[3].Source.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("double prediction = 4;", solution.Cells[5].Source);
        Assert.Single(solution.Cells[1].Outputs!);
    }

    [Theory]
    [InlineData("// BEGIN SOLUTION\n1", "line 1: \"// BEGIN SOLUTION\" without \"// END SOLUTION\" in the same cell")]
    [InlineData("1\n// END SOLUTION", "line 2: \"// END SOLUTION\" without \"// BEGIN SOLUTION\" before it")]
    [InlineData("// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", "line 2: \"// BEGIN SOLUTION\" inside the solution that begins in line 1")]
    [InlineData("// BLANK\n1", "line 1: \"// BLANK\" outside a solution")]
    [InlineData("// BEGIN SOLUTION\n// BLANK\n// BLANK\n// END SOLUTION", "line 3: a second \"// BLANK\"; the first is line 2")]
    [InlineData("// BEGIN SOLUTION\n// BLANK\nint x;\n// END SOLUTION", "line 3: what stands below \"// BLANK\" must be commented out with //")]
    [InlineData("//BEGIN SOLUTION\n1\n// END SOLUTION", "line 1: \"//BEGIN SOLUTION\" looks like a marker and is none")]
    [InlineData("1 // begin solution", "line 1: \"1 // begin solution\" looks like a marker and is none")]
    [InlineData("1", "there is nothing to solve in it")]
    public void AMalformedRegion_IsRefused_WithItsLine(string source, string message)
    {
        var problems = Read(Code(source), Code("1", "check")).Problems;

        Assert.Contains(problems, p => p.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnAnswerWithoutACheck_AndAnAnswerThatIsOne_AreRefused()
    {
        Assert.Equal("no cell after this answer has the tag check", Assert.Single(Read(Code("1", "check"), Code(ExerciseText.Guess)).Problems).Message);
        Assert.StartsWith("a cell is either an answer or a check", Read(Code(ExerciseText.Guess, "check"), Code("1", "check")).Problems[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("a check can't have the tag volatile", Read(Code(ExerciseText.Guess), Code("1", "check", "volatile")).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALookAlikeInMarkdown_IsRefused_BecauseItWouldHandOutTheSolution()
    {
        var problem = Assert.Single(Read(Prose("<!--BEGIN SOLUTION-->\nsecret\n<!--END SOLUTION-->"), Code(ExerciseText.Guess), Code("1", "check")).Problems.DistinctBy(p => p.Cell));

        Assert.Equal("cell-1", problem.Cell!.Id);
        Assert.Contains("<!-- BEGIN SOLUTION -->", problem.Message, StringComparison.Ordinal);
    }

    private static ExerciseMaster Read(params TestCell[] cells) => ExerciseMaster.Parse(Path, Encoding.UTF8.GetBytes(Of(cells)));
}
