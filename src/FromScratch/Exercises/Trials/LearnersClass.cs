using System.Reflection;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A learner's class as an exercise wants it: found by names and types, so that a wrong signature is feedback too.</summary>
internal sealed class LearnersClass
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Exercise _exercise;
    private readonly Type _type;
    private readonly ConstructorInfo _constructor;
    private readonly MethodInfo _forward;
    private readonly MethodInfo _backward;
    private readonly MemberInfo[] _kept;

    /// <exception cref="LearnersMistakeException">A member is missing or has another signature.</exception>
    public LearnersClass(Type type, Exercise exercise)
    {
        (_type, _exercise) = (type, exercise);
        _constructor = FindConstructor();
        _forward = FindMethod("Forward", exercise.Inputs, exercise.Output);
        var dout = new Argument("dout", exercise.Output);
        _backward = FindMethod("Backward", [dout], Signature.TupleOf(exercise.Returned));
        _kept = [.. exercise.Kept.Select(FindGradient)];
    }

    public object New(object[] parameters) => _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, parameters, null);

    /// <summary>The object that Forward returns, as it is.</summary>
    public object? Forward(object learner, Example example) =>
        _forward.Invoke(learner, BindingFlags.DoNotWrapExceptions, null, example.Inputs, null);

    /// <summary>The objects that Backward returns, as they are.</summary>
    public object?[] Backward(object learner, Example example)
    {
        object dout = _exercise.Output == typeof(double) ? example.Dout![0, 0] : example.Dout!;
        var result = _backward.Invoke(learner, BindingFlags.DoNotWrapExceptions, null, [dout], null);
        return result is System.Runtime.CompilerServices.ITuple pair ? [pair[0], pair[1]] : [result];
    }

    /// <summary>The gradients that Backward has left in the object.</summary>
    public object?[] Kept(object learner) => [.. _kept.Select(member => member switch
    {
        FieldInfo field => field.GetValue(learner),
        PropertyInfo property => property.GetMethod!.Invoke(learner, BindingFlags.DoNotWrapExceptions, null, [], null),
        _ => null,
    })];

    private ConstructorInfo FindConstructor()
    {
        var all = _type.IsAbstract ? [] : _type.GetConstructors(Members & ~BindingFlags.Static);
        return all.FirstOrDefault(candidate => Signature.Takes(candidate, _exercise.Parameters))
            ?? throw new LearnersMistakeException(
                $"{Signature.ShortName(_type)} has no constructor {Signature.Of(Signature.ShortName(_type), _exercise.Parameters)}",
                all.Length > 0 ? $"It has {string.Join(" and ", all.Select(Signature.Of))}." : null);
    }

    private MethodInfo FindMethod(string name, IReadOnlyList<Argument> parameters, Type returned)
    {
        var wanted = $"public {Signature.NameOf(returned)} {Signature.Of(name, parameters)}";
        var named = _type.GetMethods(Members).Where(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var exact = named.Where(method => method.Name == name).ToArray();
        if (exact.FirstOrDefault(method => Signature.Takes(method, parameters)) is not { } found)
            throw new LearnersMistakeException($"{Signature.ShortName(_type)} has no method {wanted}",
                exact.Length > 0 ? $"It has {string.Join(" and ", exact.Select(Signature.Of))}."
                : named.Length > 0 ? $"It has {named[0].Name}: C# tells capital letters from small ones." : null);
        if (!returned.IsAssignableFrom(found.ReturnType) || found.IsGenericMethodDefinition)
            throw new LearnersMistakeException($"{name} returns {Signature.NameOf(found.ReturnType)}, and must return {Signature.NameOf(returned)}");
        if (!found.IsPublic)
            throw new LearnersMistakeException($"{name} is not public", "Nobody outside the class can call it, no other layer and no network.");
        return found;
    }

    private MemberInfo FindGradient(string name)
    {
        var named = _type.GetMember(name, MemberTypes.Field | MemberTypes.Property, Members | BindingFlags.IgnoreCase);
        var found = named.FirstOrDefault(member => member.Name == name) ?? throw new LearnersMistakeException(
            $"{Signature.ShortName(_type)} has no property or field {name}",
            named.Length > 0 ? $"It has {named[0].Name}: C# tells capital letters from small ones." : $"Backward leaves the gradient of {name[1..]} there.");
        var type = found is FieldInfo field ? field.FieldType : ((PropertyInfo)found).PropertyType;
        return typeof(Matrix<double>).IsAssignableFrom(type) && found is not PropertyInfo { CanRead: false }
            ? found
            : throw new LearnersMistakeException($"{name} is a {Signature.NameOf(type)}, and must be a Matrix<double> that can be read",
                "A gradient has the shape of what it is the gradient of: a bias of one row has a gradient of one row.");
    }
}
