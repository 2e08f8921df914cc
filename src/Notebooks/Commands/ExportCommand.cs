using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>export</c>: makes a web book of notebooks as they are saved.</summary>
internal sealed class ExportCommand
{
    /// <summary>The folder, at the repository's root, that a book goes to.</summary>
    public const string FolderName = ".book";

    private readonly Argument<string[]> _paths = PathsArgument.Create();
    private readonly Option<string?> _output = new("--output") { Description = $"Where the site goes. Default: {FolderName}/ at the repository's root.", HelpName = "DIR" };

    private readonly Option<bool> _slides = new("--slides") { Description = "Write a reveal.js deck for each notebook too, below slides/. Later exports to the same folder renew them." };

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var export = new ExportCommand();
        Command command = new("export", "Writes a web book of the notebooks with their saved outputs: a site that is read from disk, without a network.");
        command.Arguments.Add(export._paths);
        command.Options.Add(export._output);
        command.Options.Add(export._slides);
        command.SetAction(export.RunAsync);
        return command;
    }

    /// <summary>Where a book goes if the user doesn't say.</summary>
    public static string DefaultFolder(NotebookSearch search) => Path.Combine(search.Root, FolderName);

    /// <summary>Writes a book, and says where it is.</summary>
    /// <exception cref="ExportException">It was not written, and why.</exception>
    public static async Task WriteAsync(BookExport export, IReadOnlyList<BookSource> sources, string folder, CancellationToken cancellation)
    {
        var result = await export.WriteAsync(sources, folder, cancellation);
        // Ignored wherever it is, whatever the repository around it ignores.
        if (Path.GetFileName(folder) == FolderName && !File.Exists(Path.Combine(folder, ".gitignore")))
            await File.WriteAllTextAsync(Path.Combine(folder, ".gitignore"), "*\n", cancellation);
        foreach (var notice in result.Notices)
            Console.WriteLine($"note: {notice}");
        Console.WriteLine($"Web book, {ResultText.Count(result.Pages, "page")}: {Path.Combine(folder, BookContents.StartAddress)}");
        if (result.Decks > 0)
            Console.WriteLine($"Slides, {ResultText.Count(result.Decks, "deck")}: {Path.Combine(folder, "slides", BookContents.StartAddress)}");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (await _paths.FindAsync(parsed) is not { } search)
            return ExitCodes.Usage;
        await ErrorLines.WriteAsync(search.Problems);
        if (search.Problems.Count > 0)
            return ExitCodes.Usage;
        var export = new BookExport(search.Root, NodePackages.FindAsync(NodePackages.DefaultCache, cancellation)) { WithSlides = parsed.GetValue(_slides) };
        var folder = Path.GetFullPath(parsed.GetValue(_output) ?? DefaultFolder(search));
        try
        {
            await WriteAsync(export, BookSource.Of(search), folder, cancellation);
            return ExitCodes.Ok;
        }
        catch (ExportException e)
        {
            await ErrorLines.WriteAsync(e.Problems);
            await Console.Error.WriteLineAsync("The web book was not written.");
            return ExitCodes.Failed;
        }
    }
}
