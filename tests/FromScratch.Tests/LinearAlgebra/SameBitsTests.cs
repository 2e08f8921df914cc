using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>
/// What is computed element by element, and sums over a batch, are the same bits on every processor: the digests below
/// hold with any vector width, also with DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0 or DOTNET_EnableHWIntrinsic=0.
/// </summary>
public class SameBitsTests
{
    [Fact]
    public void Functions_HaveTheSameBits_OnEveryProcessor()
    {
        var x = new NumPyRandom(1).Randn(37, 11);
        Assert.Equal(12548000352202194357UL, Digest(Functions.Sigmoid(30 * x)));
        Assert.Equal(17723741477124561510UL, Digest(Functions.Tanh(x)));
        Assert.Equal(13016989959883916251UL, Digest(Functions.Softmax(10 * x)));
    }

    [Fact]
    public void LayersAndSums_HaveTheSameBits_OnEveryProcessor()
    {
        var random = new NumPyRandom(2);
        var (x, dout) = (random.Randn(37, 11), random.Randn(37, 11));
        foreach (var (layer, digest) in ((ILayer, ulong)[])[(new Sigmoid(), 527445347359480029UL), (new Tanh(), 11824140134161976688UL), (new ReLU(), 15183079053764963805UL), (new Softmax(), 7325298056233697028UL), (new Repeat(37), 4450195807741218919UL)])
        {
            layer.Forward(layer is Repeat ? x.SubMatrix(0, 1, 0, 11) : x);
            Assert.Equal(digest, Digest(layer.Backward(dout)));
        }

        var parameter = new Parameter("W", x);
        dout.CopyTo(parameter.Gradient);
        Assert.Equal(4626334228565538961UL, (ulong)BitConverter.DoubleToInt64Bits(GradientClip.Norm([parameter])));
    }

    [Fact]
    public void Optimizers_HaveTheSameBits_OnEveryProcessor()
    {
        foreach (var (optimizer, digest) in ((Optimizer, ulong)[])[(new SGD(), 17888564639279459567UL), (new Momentum(), 3768074037920612895UL), (new Nesterov(), 2988120982011872601UL), (new AdaGrad(), 5046288665293279437UL), (new RMSprop(), 8506095840019320648UL), (new Adam(), 16511951340544329741UL)])
        {
            var random = new NumPyRandom(3);
            foreach (var columns in (int[])[1, 2, 3, 11])
            {
                var parameter = new Parameter("W", random.Randn(1, columns));
                for (var step = 0; step < 3; step++)
                {
                    random.Randn(1, columns).CopyTo(parameter.Gradient);
                    optimizer.Update([parameter]);
                }

                if (columns == 11) Assert.Equal(digest, Digest(parameter.Value));
            }
        }
    }

    private static ulong Digest(Matrix<double> x)
    {
        var digest = 14695981039346656037UL;
        foreach (var value in x.Enumerate()) digest = (digest ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211UL;
        return digest;
    }
}
