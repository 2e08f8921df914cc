namespace FromScratch;

/// <summary>A function of one number, y = f(x).</summary>
internal interface IFunction
{
    static abstract T Of<T>(T x)
        where T : struct, ILanes<T>;
}

/// <summary>A formula of two numbers, z = f(x, y).</summary>
internal interface IFormula
{
    static abstract T Of<T>(T x, T y)
        where T : struct, ILanes<T>;
}

/// <summary>How an optimizer moves a weight, with nothing remembered.</summary>
internal interface IStep
{
    void Take<T>(ref T weight, T gradient)
        where T : struct, ILanes<T>;
}

/// <summary>How an optimizer moves a weight, with one number remembered for it.</summary>
internal interface IStepWithMemory
{
    void Take<T>(ref T weight, T gradient, ref T memory)
        where T : struct, ILanes<T>;
}

/// <summary>How an optimizer moves a weight, with two numbers remembered for it.</summary>
internal interface IStepWithTwoMemories
{
    void Take<T>(ref T weight, T gradient, ref T first, ref T second)
        where T : struct, ILanes<T>;
}
