namespace FromScratch.Tests;

/// <summary>Whatever a learner's class does is feedback, never an exception of the check.</summary>
[Collection(nameof(Check.TimeLimit))]
public class HostileClassTests
{
    [Fact]
    public void Exception_IsToldWithItsMessage_ItsInputsAndItsPlace()
    {
        var wrong = Wrong(Check.That<Hostile.Throws>().IsMul());
        Assert.Equal("Forward ends in an exception", wrong.Text);
        Assert.StartsWith("for x = 3, y = -2:\nInvalidOperationException: Negative y, in Forward", wrong.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ExceptionWithoutMessage_IsToldByItsType()
    {
        var wrong = Wrong(Check.That<Hostile.ThrowsWithoutWords>().IsMul());
        Assert.Contains("\nWordless, in Backward", wrong.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ShapesThatDoNotFit_AreHintedAt()
    {
        var wrong = Wrong(Check.That<Hostile.NoTranspose>().IsMatMul());
        Assert.Equal("Backward ends in an exception", wrong.Text);
        Assert.StartsWith("Two shapes do not fit together.", wrong.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void NotWritten_IsSaidOfTheMethod_AndWhatIsWrittenIsStillJudged()
    {
        var feedback = Check.That<Hostile.NotWritten>().IsMul();
        Assert.Equal("Backward is not written yet", Wrong(feedback).Text);
        Assert.Contains(feedback.Findings, finding => finding is { Passed: true, Text: "Forward is right" });
    }

    [Fact]
    public void Null_IsNamed() => Assert.Equal("Backward returns null", Wrong(Check.That<Hostile.NullBack>().IsReLU()).Text);

    [Fact]
    public void InputReturned_IsRecognised()
    {
        var feedback = Check.That<Hostile.ReturnsInput>().IsReLU();
        Assert.Equal("It is x, as it came in.", Wrong(feedback).Hint);
        Assert.Contains(feedback.Findings, finding => finding.Text == "Forward returns, instead of a new matrix, what it was given");
    }

    [Fact]
    public void ChangedParameter_IsNamed_AndSpoilsNoLaterCheck()
    {
        Assert.Equal("Forward changes W", Wrong(Check.That<Hostile.ChangesW>().IsMatMul()).Text);
        Assert.True(Check.That<MatMulNode>().IsMatMul().Passed);
    }

    [Fact]
    public void NaN_IsWrong_AndItsOriginsAreNamed()
    {
        var wrong = Wrong(Check.That<Hostile.NaNs>().IsReLU());
        Assert.Contains("yours NaN", wrong.Detail, StringComparison.Ordinal);
        Assert.StartsWith("NaN is", wrong.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void HugeMatrix_IsAWrongShapeOrAnException_NotACrash() => Assert.False(Check.That<Hostile.Huge>().IsReLU().Passed);

    [Fact]
    public void StaticState_ShowsBetweenTwoObjects() =>
        Assert.Equal("two objects disturb each other", Wrong(Check.That<Hostile.Shared>().IsTanh()).Text);

    [Fact]
    public void EndlessLoop_IsGivenUp_AndWhatWasFoundBeforeIsKept()
    {
        var feedback = WithLimit(() => Check.That<Hostile.Endless>().IsMul());
        Hostile.Endless.Stop = true;
        Assert.Equal("Backward did not come to an end", Wrong(feedback).Text);
        Assert.Equal("stopped waiting after 0.2 s for x = 10, y = 20, dout = 1; it still runs in the background, until the kernel is restarted", Wrong(feedback).Detail);
        Assert.Contains(feedback.Findings, finding => finding is { Passed: true, Text: "Forward is right" });
    }

    [Fact]
    public void EndlessSleep_IsWoken() =>
        Assert.Equal("stopped waiting after 0.2 s for x = 10, y = 20", Wrong(WithLimit(() => Check.That<Hostile.Sleeps>().IsMul())).Detail);

    [Fact]
    public void EndlessRecursion_ThatIsNoticed_IsFeedback() =>
        Assert.Equal("Forward calls itself without end", Wrong(Check.That<Hostile.Recursive>().IsMul()).Text);

    [Fact]
    public void ConstructorThatThrows_IsNamed()
    {
        Assert.Equal("The constructor ends in an exception", Wrong(Check.That<Hostile.Refuses>().IsMul()).Text);
        Assert.Contains("FormatException", Wrong(Check.That<Hostile.StaticRefuses>().IsMul()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSignature_IsFeedback_WithTheRightOne()
    {
        Assert.Equal("NeedsMore has no constructor NeedsMore()", Wrong(Check.That<Hostile.NeedsMore>().IsMul()).Text);
        Assert.Equal("It has NeedsMore(double factor).", Wrong(Check.That<Hostile.NeedsMore>().IsMul()).Hint);
        Assert.Equal("SmallLetters has no method public double Forward(double x, double y)", Wrong(Check.That<Hostile.SmallLetters>().IsMul()).Text);
        Assert.Equal("It has forward: C# tells capital letters from small ones.", Wrong(Check.That<Hostile.SmallLetters>().IsMul()).Hint);
        Assert.Equal("Backward is not public", Wrong(Check.That<Hostile.Private>().IsMul()).Text);
        Assert.Equal("Backward returns double, and must return (double, double)", Wrong(Check.That<Hostile.OneGradient>().IsMul()).Text);
    }

    [Fact]
    public void WrongGradientMember_IsFeedback()
    {
        Assert.Equal("It has dw: C# tells capital letters from small ones.", Wrong(Check.That<Hostile.SmallDw>().IsMatMul()).Hint);
        Assert.Equal("db is a Vector<double>, and must be a Matrix<double> that can be read", Wrong(Check.That<Hostile.VectorDb>().IsAffine()).Text);
    }

    [Fact]
    public void AnyClassAtAll_IsFeedback()
    {
        Assert.False(Check.That<string>().IsMul().Passed);
        Assert.False(Check.That<IDisposable>().IsAffine().Passed);
        Assert.False(Check.That<int>().IsSGD().Passed);
        Assert.False(Check.That<List<int>>().IsSoftmaxWithLoss().Passed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3601)]
    public void TimeLimitThatIsNone_IsRefused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.TimeLimit = TimeSpan.FromSeconds(seconds));

    private static Finding Wrong(Feedback feedback)
    {
        Assert.Contains(feedback.Findings, finding => !finding.Passed);
        return feedback.Findings.First(finding => !finding.Passed);
    }

    private static Feedback WithLimit(Func<Feedback> check)
    {
        var before = Check.TimeLimit;
        try
        {
            Check.TimeLimit = TimeSpan.FromSeconds(0.2);
            return check();
        }
        finally
        {
            Check.TimeLimit = before;
        }
    }
}
