using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>The members of an enum that is wanted, with its name: <c>DayOfWeek.Monday</c>.</summary>
internal static class EnumMemberSource
{
    public static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place, WantedTypes wanted)
    {
        if (place.IsMember)
            return [];
        return wanted.Enums.SelectMany(type =>
        {
            var name = type.ToMinimalDisplayString(cell.Model, place.Start);
            return type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .Select(field => new Candidate($"{name}.{SymbolWords.Escape(field.Name)}", "enumMember", Nearness.Member, Fits: true, Name: field.Name));
        });
    }
}
