using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Notebooks;

/// <summary>An option that takes a number, written the same way in every culture, with a message that says what it takes.</summary>
internal static class NumberOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Such as <c>--timeout</c>.</param>
    /// <param name="helpName">What the number is, in the help text.</param>
    /// <param name="description">What the option does.</param>
    /// <param name="minimum">The least that it takes.</param>
    /// <param name="standard">What holds without the option.</param>
    public static Option<T> Create<T>(string name, string helpName, string description, T minimum, T standard)
        where T : INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number) && number >= minimum)
                    return number;
                result.AddError($"{name} takes a number from {minimum.ToString(null, CultureInfo.InvariantCulture)}, not \"{string.Join(' ', result.Tokens)}\".");
                return standard;
            },
        };
}
