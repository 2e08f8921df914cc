using System.Numerics;
using System.Numerics.Tensors;

namespace FromScratch;

public sealed partial class FastLinearAlgebraProvider
{
    /// <summary>result ← y + alpha·x.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void AddVectorToScaledVector(double[] y, double alpha, double[] x, double[] result) => AddScaled(y, alpha, x, result);

    /// <inheritdoc cref="AddVectorToScaledVector(double[], double, double[], double[])"/>
    public void AddVectorToScaledVector(float[] y, float alpha, float[] x, float[] result) => AddScaled(y, alpha, x, result);

    /// <summary>result ← alpha·x; with alpha 0 a NaN stays NaN.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void ScaleArray(double alpha, double[] x, double[] result) => Scale(alpha, x, result);

    /// <inheritdoc cref="ScaleArray(double, double[], double[])"/>
    public void ScaleArray(float alpha, float[] x, float[] result) => Scale(alpha, x, result);

    /// <summary>result ← x: a real number is its own conjugate.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void ConjugateArray(double[] x, double[] result) => Copy(x, result);

    /// <inheritdoc cref="ConjugateArray(double[], double[])"/>
    public void ConjugateArray(float[] x, float[] result) => Copy(x, result);

    /// <summary>The sum of x·y, element by element.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public double DotProduct(double[] x, double[] y) => Dot(x, y);

    /// <inheritdoc cref="DotProduct(double[], double[])"/>
    public float DotProduct(float[] x, float[] y) => Dot(x, y);

    /// <summary>result ← x + y, element by element.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void AddArrays(double[] x, double[] y, double[] result) => TensorPrimitives.Add(Checked(x, y, result), y, result);

    /// <inheritdoc cref="AddArrays(double[], double[], double[])"/>
    public void AddArrays(float[] x, float[] y, float[] result) => TensorPrimitives.Add(Checked(x, y, result), y, result);

    /// <summary>result ← x − y, element by element.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void SubtractArrays(double[] x, double[] y, double[] result) => TensorPrimitives.Subtract(Checked(x, y, result), y, result);

    /// <inheritdoc cref="SubtractArrays(double[], double[], double[])"/>
    public void SubtractArrays(float[] x, float[] y, float[] result) => TensorPrimitives.Subtract(Checked(x, y, result), y, result);

    /// <summary>result ← x·y, element by element.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void PointWiseMultiplyArrays(double[] x, double[] y, double[] result) => TensorPrimitives.Multiply(Checked(x, y, result), y, result);

    /// <inheritdoc cref="PointWiseMultiplyArrays(double[], double[], double[])"/>
    public void PointWiseMultiplyArrays(float[] x, float[] y, float[] result) => TensorPrimitives.Multiply(Checked(x, y, result), y, result);

    /// <summary>result ← x / y, element by element.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void PointWiseDivideArrays(double[] x, double[] y, double[] result) => TensorPrimitives.Divide(Checked(x, y, result), y, result);

    /// <inheritdoc cref="PointWiseDivideArrays(double[], double[], double[])"/>
    public void PointWiseDivideArrays(float[] x, float[] y, float[] result) => TensorPrimitives.Divide(Checked(x, y, result), y, result);

    /// <summary>result ← x to the power of y, element by element, by <see cref="Math.Pow"/>.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public void PointWisePowerArrays(double[] x, double[] y, double[] result) => Managed.PointWisePowerArrays(x, y, result);

    /// <inheritdoc cref="PointWisePowerArrays(double[], double[], double[])"/>
    public void PointWisePowerArrays(float[] x, float[] y, float[] result) => Managed.PointWisePowerArrays(x, y, result);

    private static void AddScaled<T>(T[] y, T alpha, T[] x, T[] result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Checked(x, y, result);
        if (alpha == T.One)
            TensorPrimitives.Add<T>(y, x, result);
        else
            TensorPrimitives.MultiplyAdd(x, alpha, y, result);
    }

    private static void Scale<T>(T alpha, T[] x, T[] result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Checked(x, x, result);
        TensorPrimitives.Multiply(x, alpha, result);
    }

    private static void Copy<T>(T[] x, T[] result) => Checked(x, x, result).CopyTo(result, 0);

    private static T Dot<T>(T[] x, T[] y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sums.OfProducts<T>(Checked(x, y, x), y);

    /// <summary>Refuses nulls and arrays of different lengths, before anything is written.</summary>
    /// <returns><paramref name="x"/>.</returns>
    private static T[] Checked<T>(T[] x, T[] y, T[] result)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(result);
        if (x.Length != y.Length || x.Length != result.Length)
            throw new ArgumentException($"The arrays have {x.Length}, {y.Length} and {result.Length} elements; all must have as many.");
        return x;
    }
}
