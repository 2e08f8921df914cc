using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A learner's class, to be told what it is meant to be.</summary>
/// <remarks>
/// The class is plain: it implements nothing, and its members are found by the names that each method names here. What is
/// missing, or has other types, is feedback.
/// </remarks>
public sealed class ClassCheck
{
    private readonly Type _type;

    internal ClassCheck(Type type) => _type = type;

    /// <summary>
    /// An Add node of numbers (vol. 1 section 5.4): <c>double Forward(double x, double y)</c> and
    /// <c>(double dx, double dy) Backward(double dout)</c>.
    /// </summary>
    public Feedback IsAdd() => ClassTrial.Run(_type, ScalarNodes.Add);

    /// <summary>
    /// A Mul node of numbers (vol. 1 section 5.4): <c>double Forward(double x, double y)</c> and
    /// <c>(double dx, double dy) Backward(double dout)</c>.
    /// </summary>
    public Feedback IsMul() => ClassTrial.Run(_type, ScalarNodes.Mul);

    /// <summary>
    /// A Div node of numbers: <c>double Forward(double x, double y)</c> and <c>(double dx, double dy) Backward(double dout)</c>.
    /// </summary>
    public Feedback IsDiv() => ClassTrial.Run(_type, ScalarNodes.Div);

    /// <summary>
    /// A sigmoid of numbers, <c>double Forward(double x)</c> and <c>double Backward(double dout)</c>, or of matrices, the same
    /// with <c>Matrix&lt;double&gt;</c> (vol. 1 section 5.5.2, vol. 2 section 1.3.5.1).
    /// </summary>
    public Feedback IsSigmoid() => ClassTrial.Run(_type, IsOfNumbers ? ScalarNodes.Sigmoid : MatrixLayers.Sigmoid);

    /// <summary>
    /// A tanh of numbers, <c>double Forward(double x)</c> and <c>double Backward(double dout)</c>, or of matrices, the same
    /// with <c>Matrix&lt;double&gt;</c> (vol. 2 appendix A.2).
    /// </summary>
    public Feedback IsTanh() => ClassTrial.Run(_type, IsOfNumbers ? ScalarNodes.Tanh : MatrixLayers.Tanh);

    /// <summary>A ReLU layer (vol. 1 section 5.5.1): <c>Matrix&lt;double&gt; Forward(Matrix&lt;double&gt; x)</c> and the like Backward.</summary>
    public Feedback IsReLU() => ClassTrial.Run(_type, MatrixLayers.ReLU);

    /// <summary>
    /// A MatMul node (vol. 2 section 1.3.4.5), made from W: <c>Matrix&lt;double&gt; Forward(Matrix&lt;double&gt; x)</c>, the like
    /// Backward, and <c>dW</c>, a field or a property.
    /// </summary>
    public Feedback IsMatMul() => ClassTrial.Run(_type, MatrixLayers.MatMul);

    /// <summary>
    /// An affine layer (vol. 1 section 5.6, vol. 2 section 1.3.5.2), made from W and b, a 1×M matrix:
    /// <c>Matrix&lt;double&gt; Forward(Matrix&lt;double&gt; x)</c>, the like Backward, and <c>dW</c> and <c>db</c>, fields or properties.
    /// </summary>
    public Feedback IsAffine() => ClassTrial.Run(_type, MatrixLayers.Affine);

    /// <summary>
    /// A Repeat node (vol. 2 section 1.3.4.3), made from N, an int: Forward takes one row and returns N of them, Backward the
    /// way back.
    /// </summary>
    public Feedback IsRepeat() => ClassTrial.Run(_type, MatrixLayers.Repeat);

    /// <summary>A Sum node (vol. 2 section 1.3.4.4): Forward adds the rows of a matrix up to one row, Backward the way back.</summary>
    public Feedback IsSum() => ClassTrial.Run(_type, MatrixLayers.Sum);

    /// <summary>
    /// Softmax with loss (vol. 1 section 5.6.3, vol. 2 section 1.3.5.3): <c>double Forward(Matrix&lt;double&gt; x, int[] t)</c> and
    /// <c>Matrix&lt;double&gt; Backward(double dout)</c>. The 1e-7 inside the logarithm may be there or not.
    /// </summary>
    public Feedback IsSoftmaxWithLoss() => ClassTrial.Run(_type, LossLayer.SoftmaxWithLoss);

    /// <summary>
    /// One step of a recurrent network (vol. 2 section 5.3.1), made from Wx, Wh and b, a 1×H matrix:
    /// <c>Matrix&lt;double&gt; Forward(Matrix&lt;double&gt; x, Matrix&lt;double&gt; hPrev)</c>, a Backward of dhNext that returns dx and
    /// dhPrev, and <c>dWx</c>, <c>dWh</c> and <c>db</c>, fields or properties.
    /// </summary>
    public Feedback IsRnnStep() => ClassTrial.Run(_type, RnnStep.Exercise);

    /// <summary>
    /// SGD (vol. 1 section 6.1.2, vol. 2 section 1.3.6), made from the learning rate:
    /// <c>void Update(List&lt;Matrix&lt;double&gt;&gt; parameters, List&lt;Matrix&lt;double&gt;&gt; gradients)</c>, or with arrays, or
    /// <c>void Update(IReadOnlyList&lt;Parameter&gt; parameters)</c> as the library has it.
    /// </summary>
    public Feedback IsSGD() => OptimizerTrial.Run(_type);

    private bool IsOfNumbers => !_type.GetMethods().Any(method => method.Name == "Forward" && method.GetParameters() is [{ ParameterType: var type }] && type == typeof(Matrix<double>));
}
