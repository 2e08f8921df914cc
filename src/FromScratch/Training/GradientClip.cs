namespace FromScratch;

/// <summary>Gradient clipping: all gradients together are shortened to a largest norm (vol. 2 section 6.1.4).</summary>
/// <remarks>
/// ‖g‖ is the square root of the sum of the squares of all gradients of all parameters. If it is above the limit,
/// every gradient is multiplied by limit / (‖g‖ + 1e-6): the direction stays. A weight in the list twice counts once.
/// </remarks>
public static class GradientClip
{
    /// <summary>The norm of all gradients together.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null or holds a null.</exception>
    public static double Norm(IReadOnlyList<Parameter> parameters)
    {
        CheckAll(parameters);
        var sum = 0.0;
        for (var i = 0; i < parameters.Count; i++)
            if (IsFirst(parameters, i))
                sum += Sums.OfSquares<double>(parameters[i].Gradient.Elements());
        return Math.Sqrt(sum);
    }

    /// <summary>Shortens the gradients to the limit, in place, if they are longer.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="maxNorm">The limit, above 0.</param>
    /// <returns>The norm before it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null or holds a null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxNorm"/> is not above 0.</exception>
    public static double Clip(IReadOnlyList<Parameter> parameters, double maxNorm)
    {
        if (!(maxNorm > 0)) throw new ArgumentOutOfRangeException(nameof(maxNorm), maxNorm, "GradientClip: the largest norm must be above 0.");
        var norm = Norm(parameters);
        var rate = maxNorm / (norm + 1e-6);
        if (rate < 1)
        {
            for (var i = 0; i < parameters.Count; i++)
                if (IsFirst(parameters, i))
                    parameters[i].Gradient.TimesScalar(rate);
        }

        return norm;
    }

    private static void CheckAll(IReadOnlyList<Parameter> parameters)
    {
        Require.NotNull(nameof(GradientClip), parameters);
        for (var i = 0; i < parameters.Count; i++) Require.NotNull(nameof(GradientClip), parameters[i], nameof(parameters));
    }

    private static bool IsFirst(IReadOnlyList<Parameter> parameters, int index)
    {
        for (var i = 0; i < index; i++)
            if (ReferenceEquals(parameters[i].Gradient, parameters[index].Gradient))
                return false;
        return true;
    }
}
