namespace FromScratch.Tests;

/// <summary>A hint says where to look. What solves the exercise is never in it.</summary>
public class HintTests
{
    public static TheoryData<string> Exercises => [.. All.Select(exercise => exercise.Name).Distinct()];

    private static Exercise[] All =>
    [
        ScalarNodes.Add, ScalarNodes.Mul, ScalarNodes.Div, ScalarNodes.Sigmoid, ScalarNodes.Tanh, MatrixLayers.ReLU, MatrixLayers.Sigmoid, MatrixLayers.Tanh,
        MatrixLayers.MatMul, MatrixLayers.Affine, MatrixLayers.Repeat, MatrixLayers.Sum, RnnStep.Exercise, LossLayer.SoftmaxWithLoss,
        LossFunctions.Softmax, LossFunctions.CrossEntropyError, LossFunctions.OneHot,
    ];

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Hint_HasNoFormulaInIt(string name)
    {
        foreach (var exercise in All.Where(exercise => exercise.Name == name))
        {
            var hints = exercise.Mistakes
                .Concat(Enumerable.Range(-1, exercise.Gradients.Count() + 1).SelectMany(k => CommonMistakes.Of(exercise, k < 0 ? null : k)))
                .Select(mistake => mistake.Hint);
            Assert.All(hints, hint => Assert.DoesNotContain(hint, character => "=*/+−·⊙ᵀ²^([{<>".Contains(character, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Mistake_IsNeverTheRightAnswer(string name)
    {
        foreach (var exercise in All.Where(exercise => exercise.Name == name))
        {
            var quantities = new[] { "Forward" }.Concat(exercise.Gradients).ToArray();
            foreach (var mistake in exercise.Mistakes.Where(mistake => mistake.Quantity is not null))
            {
                var k = Array.IndexOf(quantities, mistake.Quantity);
                Assert.True(k >= 0, mistake.Hint);
                Assert.Contains(exercise.Examples.Where(example => !example.IsLarge), example =>
                {
                    var right = exercise.Reference(example);
                    return !mistake.Explains(k == 0 ? right.Output : right.Gradients[k - 1], example, right, exercise.Tolerance);
                });
            }
        }
    }
}
