namespace FromScratch.Tests;

/// <summary>Right classes pass, and each mistake that readers make is recognised by its own hint.</summary>
[Collection(nameof(Check.TimeLimit))]
public class ClassCheckTests
{
    private static readonly Dictionary<Type, Func<Type, Feedback>> Checks = new()
    {
        [typeof(AddNode)] = type => ClassTrial.Run(type, ScalarNodes.Add),
        [typeof(MulNode)] = type => ClassTrial.Run(type, ScalarNodes.Mul),
        [typeof(DivNode)] = type => ClassTrial.Run(type, ScalarNodes.Div),
        [typeof(SigmoidNode)] = type => ClassTrial.Run(type, ScalarNodes.Sigmoid),
        [typeof(TanhNode)] = type => ClassTrial.Run(type, ScalarNodes.Tanh),
        [typeof(ReLULayer)] = type => ClassTrial.Run(type, MatrixLayers.ReLU),
        [typeof(SigmoidLayer)] = type => ClassTrial.Run(type, MatrixLayers.Sigmoid),
        [typeof(TanhLayer)] = type => ClassTrial.Run(type, MatrixLayers.Tanh),
        [typeof(MatMulNode)] = type => ClassTrial.Run(type, MatrixLayers.MatMul),
        [typeof(AffineLayer)] = type => ClassTrial.Run(type, MatrixLayers.Affine),
        [typeof(RepeatNode)] = type => ClassTrial.Run(type, MatrixLayers.Repeat),
        [typeof(SumNode)] = type => ClassTrial.Run(type, MatrixLayers.Sum),
        [typeof(RnnNode)] = type => ClassTrial.Run(type, RnnStep.Exercise),
        [typeof(LossNode)] = type => ClassTrial.Run(type, LossLayer.SoftmaxWithLoss),
        [typeof(SgdByHand)] = OptimizerTrial.Run,
    };

    public static TheoryData<Type> RightClasses => [.. Checks.Keys, typeof(LossNode.WithEpsilon)];

    public static TheoryData<Type, string, string> WrongClasses => new()
    {
        { typeof(AddNode.Multiplies), "Forward is wrong", "product of the inputs" },
        { typeof(AddNode.ForgetsDout), "dx is wrong", "does not depend on dout" },
        { typeof(AddNode.ForgetsOne), "dy is wrong", "0 everywhere" },
        { typeof(AddNode.Shares), "dx is wrong", "shared out" },
        { typeof(AddNode.Subtracts), "dy is wrong", "sign" },
        { typeof(AddNode.LikeMul), "dx is wrong", "what a product passes back" },

        { typeof(MulNode.OwnInput), "dx is wrong", "its own value as the factor" },
        { typeof(MulNode.OwnInput), "dy is wrong", "its own value as the factor" },
        { typeof(MulNode.ForgetsDout), "dx is wrong", "does not depend on dout" },
        { typeof(MulNode.PassesOn), "dx is wrong", "It is dout" },
        { typeof(MulNode.BothInputs), "dx is wrong", "the output as a factor" },
        { typeof(MulNode.Minus), "dx is wrong", "sign" },
        { typeof(MulNode.Adds), "Forward is wrong", "sum of the inputs" },
        { typeof(MulNode.KeepsNothing), "dx is wrong", "0 everywhere" },

        { typeof(DivNode.NoMinus), "dy is wrong", "Does your sign say so" },
        { typeof(DivNode.NoSquare), "dy is wrong", "how does the exponent change" },
        { typeof(DivNode.NoX), "dy is wrong", "Where is x?" },
        { typeof(DivNode.Exchanged), "dx is wrong", "were the two exchanged" },
        { typeof(DivNode.LikeMul), "dx is wrong", "what a product passes back" },
        { typeof(DivNode.Upside), "Forward is wrong", "exchanged" },

        { typeof(SigmoidNode.OfInput), "dx is wrong", "in terms of the output" },
        { typeof(SigmoidNode.OnlyY), "dx is wrong", "One of two factors" },
        { typeof(SigmoidNode.OnlyRest), "dx is wrong", "One of two factors" },
        { typeof(SigmoidNode.ForgetsDout), "dx is wrong", "upstream gradient" },
        { typeof(SigmoidNode.LikeTanh), "dx is wrong", "slope of tanh" },
        { typeof(SigmoidNode.WrongExponent), "Forward is wrong", "sign of the exponent" },
        { typeof(SigmoidNode.Overflows), "Forward is wrong for large values", "infinity divided by infinity" },

        { typeof(TanhNode.NoSquare), "dx is wrong", "once too few" },
        { typeof(TanhNode.OfInput), "dx is wrong", "in terms of the output" },
        { typeof(TanhNode.LikeSigmoid), "dx is wrong", "slope of the sigmoid" },
        { typeof(TanhNode.Plus), "dx is wrong", "sign inside" },
        { typeof(TanhNode.PassesOn), "dx is wrong", "It is dout" },
        { typeof(TanhNode.Overflows), "Forward is wrong for large values", "infinity divided by infinity" },

        { typeof(ReLULayer.PassesOn), "dx is wrong", "It is dout" },
        { typeof(ReLULayer.AtZero), "dx is wrong", "only where x is 0" },
        { typeof(ReLULayer.MaskOnly), "dx is wrong", "mask alone" },
        { typeof(ReLULayer.MaskOfDout), "dx is wrong", "where dout is negative" },
        { typeof(ReLULayer.TimesValue), "dx is wrong", "output as a factor" },
        { typeof(ReLULayer.Inverted), "dx is wrong", "wrong way round" },
        { typeof(ReLULayer.Absolute), "Forward is wrong", "absolute value" },
        { typeof(ReLULayer.OverwritesDout), "Backward changes what it was given", "belong to the caller" },
        { typeof(ReLULayer.OverwritesX), "Forward changes what it was given", "belong to the caller" },

        { typeof(SigmoidLayer.OfInput), "dx is wrong", "in terms of the output" },
        { typeof(SigmoidLayer.Twice), "dx is wrong", "been through it already" },
        { typeof(SigmoidLayer.ForgetsDout), "dx is wrong", "upstream gradient" },
        { typeof(SigmoidLayer.OnlyY), "dx is wrong", "One of two factors" },
        { typeof(SigmoidLayer.Negative), "dx is wrong", "sign" },

        { typeof(TanhLayer.NoSquare), "dx is wrong", "once too few" },
        { typeof(TanhLayer.OfInput), "dx is wrong", "in terms of the output" },
        { typeof(TanhLayer.ForgetsDout), "dx is wrong", "upstream gradient" },
        { typeof(TanhLayer.ReturnsDout), "dx is wrong", "It is dout" },
        { typeof(TanhLayer.Overflows), "Forward is wrong for large values", "infinity divided by infinity" },

        { typeof(MatMulNode.ExchangedDW), "dW has the wrong shape", "The two factors are exchanged" },
        { typeof(MatMulNode.NoDoutInDW), "dW is wrong", "does not depend on dout" },
        { typeof(MatMulNode.MeanDW), "dW is wrong", "averaged" },
        { typeof(MatMulNode.NoDW), "dW is null after Backward", "leave the gradient of W" },
        { typeof(MatMulNode.WForDW), "dW is wrong", "W itself" },
        { typeof(MatMulNode.ExchangedDx), "dx has the wrong shape", "transpose" },
        { typeof(MatMulNode.Accumulates), "dW of a second pass depends on the pass before", "added to what was there" },

        { typeof(AffineLayer.NoBias), "Forward is wrong", "bias is missing" },
        { typeof(AffineLayer.FirstRowBias), "Forward is wrong", "first row only" },
        { typeof(AffineLayer.MeanDb), "db is wrong", "averaged" },
        { typeof(AffineLayer.WrongAxisDb), "db has the wrong shape", "wrong axis" },
        { typeof(AffineLayer.DoutAsDb), "db has the wrong shape", "a single row" },
        { typeof(AffineLayer.FirstRowDb), "db is wrong", "first example only" },
        { typeof(AffineLayer.ZeroDb), "db is wrong", "0 everywhere" },

        { typeof(RepeatNode.Mean), "dx is wrong", "average of the rows" },
        { typeof(RepeatNode.OneCopy), "dx is wrong", "one copy only" },
        { typeof(RepeatNode.WrongAxis), "dx has the wrong shape", "one sum for each row" },
        { typeof(RepeatNode.ReturnsX), "dx is wrong", "x again" },
        { typeof(RepeatNode.ReturnsDout), "dx has the wrong shape", "It is dout" },
        { typeof(RepeatNode.ToTheRight), "Forward has the wrong shape", "downwards" },

        { typeof(SumNode.RepeatsX), "dx has the wrong shape", "x that was repeated" },
        { typeof(SumNode.ReturnsX), "dx is wrong", "Which matrix carries the gradient" },
        { typeof(SumNode.OneRow), "dx has the wrong shape", "single row" },
        { typeof(SumNode.Shares), "dx is wrong", "shared out" },
        { typeof(SumNode.Ones), "dx is wrong", "does not depend on dout" },
        { typeof(SumNode.Mean), "Forward is wrong", "average" },
        { typeof(SumNode.WrongAxis), "Forward has the wrong shape", "wrong axis" },

        { typeof(RnnNode.MissingFactor), "dx is wrong", "not gone through tanh" },
        { typeof(RnnNode.MissingFactor), "dWh is wrong", "not gone through tanh" },
        { typeof(RnnNode.MissingFactor), "db is wrong", "not gone through tanh" },
        { typeof(RnnNode.NoSquare), "dWx is wrong", "once too few" },
        { typeof(RnnNode.PreviousSlope), "dx is wrong", "at the previous state" },
        { typeof(RnnNode.NextState), "dWh is wrong", "the state after this step" },
        { typeof(RnnNode.MeanDb), "db is wrong", "averaged" },
        { typeof(RnnNode.NoBias), "Forward is wrong", "bias is missing" },
        { typeof(RnnNode.NoTanh), "Forward is wrong", "activation function is missing" },

        { typeof(LossNode.Summed), "Forward is wrong", "sum over the batch" },
        { typeof(LossNode.NoMinus), "Forward is wrong", "sign" },
        { typeof(LossNode.NotDivided), "dx is wrong", "number of examples" },
        { typeof(LossNode.ForgetsDout), "dx is wrong", "does not depend on dout" },
        { typeof(LossNode.Flipped), "dx is wrong", "sign" },
        { typeof(LossNode.ProbabilitiesOnly), "dx is wrong", "Where do the labels come in" },
        { typeof(LossNode.OfColumns), "Forward is wrong", "runs down the columns" },
        { typeof(LossNode.Overflows), "Forward is wrong for large values", "infinity divided by infinity" },
        { typeof(LossNode.ChangesItsMemory), "dx of a second pass depends on the pass before", "still hold" },

        { typeof(SgdByHand.Uphill), "Update is wrong", "goes the wrong way" },
        { typeof(SgdByHand.NoRate), "Update is wrong", "learning rate" },
        { typeof(SgdByHand.IntoTheList), "Update is wrong", "written into them" },
        { typeof(SgdByHand.StepOnly), "Update is wrong", "moved by it" },
        { typeof(SgdByHand.FirstOnly), "not every parameter is updated", "every one of them" },
        { typeof(SgdByHand.ChangesGradients), "Update changes the gradients", "belong to the layers" },
        { typeof(SgdByHand.Forgetful), "a second step is not like the first", "still hold" },
    };

    [Theory]
    [MemberData(nameof(RightClasses))]
    public void RightClass_PassesEveryCheck(Type type)
    {
        var feedback = Run(type);
        Assert.True(feedback.Passed, feedback.ToString());
        Assert.True(feedback.Findings.Count >= 4, feedback.ToString());
        Assert.StartsWith($"✓ {type.Name}: ", feedback.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongClasses))]
    public void WrongClass_IsTold_WhatIsWrong_AndWhy(Type type, string finding, string hint)
    {
        var feedback = Run(type);
        Assert.StartsWith($"✗ {type.Name}: ", feedback.ToString(), StringComparison.Ordinal);
        var wrong = Assert.Single(feedback.Findings, one => one.Text == finding);
        Assert.False(wrong.Passed);
        Assert.True(wrong.Hint?.Contains(hint, StringComparison.Ordinal), feedback.ToString());
    }

    [Theory]
    [InlineData(typeof(RnnNode.MissingFactor))]
    [InlineData(typeof(AffineLayer.WrongAxisDb))]
    [InlineData(typeof(MulNode))]
    public void SameWork_GetsTheSameWords(Type type) => Assert.Equal(Run(type).ToString(), Run(type).ToString());

    private static Feedback Run(Type type) => Checks[Checks.ContainsKey(type) ? type : type.DeclaringType!](type);
}
