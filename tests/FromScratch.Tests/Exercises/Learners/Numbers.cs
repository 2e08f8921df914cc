namespace FromScratch.Tests;

internal class AddNode
{
    public virtual double Forward(double x, double y) => x + y;

    public virtual (double dx, double dy) Backward(double dout) => (dout, dout);

    public sealed class Multiplies : AddNode { public override double Forward(double x, double y) => x * y; }

    public sealed class ForgetsDout : AddNode { public override (double dx, double dy) Backward(double dout) => (1, 1); }

    public sealed class ForgetsOne : AddNode { public override (double dx, double dy) Backward(double dout) => (dout, 0); }

    public sealed class Shares : AddNode { public override (double dx, double dy) Backward(double dout) => (dout / 2, dout / 2); }

    public sealed class Subtracts : AddNode { public override (double dx, double dy) Backward(double dout) => (dout, -dout); }

    public sealed class LikeMul : AddNode
    {
        private double _x, _y;

        public override double Forward(double x, double y) => (_x = x) + (_y = y);

        public override (double dx, double dy) Backward(double dout) => (dout * _y, dout * _x);
    }
}

internal class MulNode
{
    protected double x, y;

    public virtual double Forward(double x, double y)
    {
        (this.x, this.y) = (x, y);
        return x * y;
    }

    public virtual (double dx, double dy) Backward(double dout) => (dout * y, dout * x);

    public sealed class OwnInput : MulNode { public override (double dx, double dy) Backward(double dout) => (dout * x, dout * y); }

    public sealed class ForgetsDout : MulNode { public override (double dx, double dy) Backward(double dout) => (y, x); }

    public sealed class PassesOn : MulNode { public override (double dx, double dy) Backward(double dout) => (dout, dout); }

    public sealed class BothInputs : MulNode { public override (double dx, double dy) Backward(double dout) => (dout * x * y, dout * x * y); }

    public sealed class Minus : MulNode { public override (double dx, double dy) Backward(double dout) => (-dout * y, dout * x); }

    public sealed class Adds : MulNode
    {
        public override double Forward(double x, double y)
        {
            (this.x, this.y) = (x, y);
            return x + y;
        }

        public override (double dx, double dy) Backward(double dout) => (dout, dout);
    }

    public sealed class KeepsNothing : MulNode { public override double Forward(double x, double y) => x * y; }
}

internal class DivNode
{
    protected double x, y;

    public virtual double Forward(double x, double y)
    {
        (this.x, this.y) = (x, y);
        return x / y;
    }

    public virtual (double dx, double dy) Backward(double dout) => (dout / y, -dout * x / (y * y));

    public sealed class NoMinus : DivNode { public override (double dx, double dy) Backward(double dout) => (dout / y, dout * x / (y * y)); }

    public sealed class NoSquare : DivNode { public override (double dx, double dy) Backward(double dout) => (dout / y, -dout * x / y); }

    public sealed class NoX : DivNode { public override (double dx, double dy) Backward(double dout) => (dout / y, -dout / (y * y)); }

    public sealed class Exchanged : DivNode { public override (double dx, double dy) Backward(double dout) => (-dout * x / (y * y), dout / y); }

    public sealed class LikeMul : DivNode { public override (double dx, double dy) Backward(double dout) => (dout * y, -dout * x / (y * y)); }

    public sealed class Upside : DivNode
    {
        public override double Forward(double x, double y)
        {
            (this.x, this.y) = (x, y);
            return y / x;
        }
    }
}

internal class SigmoidNode
{
    protected double x, y;

    public virtual double Forward(double x) => y = 1 / (1 + Math.Exp(-(this.x = x)));

    public virtual double Backward(double dout) => dout * y * (1 - y);

    public sealed class OfInput : SigmoidNode { public override double Backward(double dout) => dout * x * (1 - x); }

    public sealed class OnlyY : SigmoidNode { public override double Backward(double dout) => dout * y; }

    public sealed class OnlyRest : SigmoidNode { public override double Backward(double dout) => dout * (1 - y); }

    public sealed class ForgetsDout : SigmoidNode { public override double Backward(double dout) => y * (1 - y); }

    public sealed class LikeTanh : SigmoidNode { public override double Backward(double dout) => dout * (1 - y * y); }

    public sealed class WrongExponent : SigmoidNode { public override double Forward(double x) => y = 1 / (1 + Math.Exp(x)); }

    public sealed class Overflows : SigmoidNode { public override double Forward(double x) => y = Math.Exp(x) / (1 + Math.Exp(x)); }
}

internal class TanhNode
{
    protected double x, y;

    public virtual double Forward(double x) => y = Math.Tanh(this.x = x);

    public virtual double Backward(double dout) => dout * (1 - y * y);

    public sealed class NoSquare : TanhNode { public override double Backward(double dout) => dout * (1 - y); }

    public sealed class OfInput : TanhNode { public override double Backward(double dout) => dout * (1 - x * x); }

    public sealed class LikeSigmoid : TanhNode { public override double Backward(double dout) => dout * y * (1 - y); }

    public sealed class Plus : TanhNode { public override double Backward(double dout) => dout * (1 + y * y); }

    public sealed class PassesOn : TanhNode { public override double Backward(double dout) => dout; }

    public sealed class Overflows : TanhNode
    {
        public override double Forward(double x) => y = (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));
    }
}
