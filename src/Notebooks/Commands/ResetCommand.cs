using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>reset</c>: a fresh copy of an exercise, and the learner's own kept.</summary>
internal static class ResetCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "reset";

    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Help = """
        The fresh copy is made from NAME.master.ipynb beside the notebook; where the notebook was handed out without it, it is
        .fresh/NAME.ipynb. What was there before is kept as NAME.mine.ipynb, then NAME.mine-2.ipynb and so on; nothing is ever
        overwritten. Close the notebook in the editor first.
        Exit code: 0 if it was reset or was fresh already, 1 if not, 2 for a wrong command line.
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Argument<string> notebook = new("notebook") { Description = "The exercise to begin anew." };
        Command command = new(Verb, "Gives a fresh copy of an exercise, and keeps the old one beside it.") { notebook };
        command.SetAction(parsed => Run(parsed.GetValue(notebook)!));
        return command;
    }

    private static int Run(string notebook)
    {
        try
        {
            var path = Path.GetFullPath(notebook);
            if (KeptCopy.Replace(path, Fresh(path).ToBytes()) is { } kept)
                Console.WriteLine($"{notebook} is as it was handed out.\nYour version is in {Path.Combine(Path.GetDirectoryName(notebook)!, Path.GetFileName(kept))}");
            else
                Console.WriteLine($"{notebook} is as it was handed out; nothing had been written in it.");
            return ExitCodes.Ok;
        }
        catch (NotebookFileException e)
        {
            Console.Error.WriteLine($"error: {notebook}: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    private static NotebookFile Fresh(string path)
    {
        if (Directory.Exists(path))
            throw new NotebookFileException("is a folder; name one exercise in it");
        if (!path.EndsWith(".ipynb", StringComparison.Ordinal))
            throw new NotebookFileException("is not a notebook: its name does not end with .ipynb");
        if (ExerciseFiles.IsMaster(path))
            throw new NotebookFileException("is a master, from which fresh copies are made; name the exercise itself");
        if (ExerciseFiles.IsPrivate(path))
            throw new NotebookFileException("is a kept version or a solution; name the exercise itself");
        if (File.Exists(ExerciseFiles.MasterOf(path)))
            return FromMaster(ExerciseFiles.MasterOf(path), path);
        if (File.Exists(ExerciseFiles.FreshOf(path)))
            return Named($"its fresh copy, {ExerciseFiles.FreshFolder}/{Path.GetFileName(path)}", () => NotebookFile.Load(ExerciseFiles.FreshOf(path)));
        if (!File.Exists(path))
            throw new NotebookFileException("no such file, and no master or fresh copy of that name from which it could be made");
        throw new NotebookFileException(LearnersNotebook.IsExercise(NotebookFile.Load(path))
            ? $"there is nothing to reset it from: neither {Path.GetFileName(ExerciseFiles.MasterOf(path))} beside it nor a copy in {ExerciseFiles.FreshFolder}/"
            : "is not an exercise: it has no cell with the tag check");
    }

    private static NotebookFile FromMaster(string path, string student)
    {
        var name = $"its master, {Path.GetFileName(path)}";
        var master = Named(name, () => ExerciseMaster.Load(path));
        return master.Problems.Count == 0 ? master.ToStudent(student)
            : throw new NotebookFileException($"{name}, can't be split: {master.Problems[0].Message}");
    }

    // The exercise itself may be whole.
    private static T Named<T>(string name, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (NotebookFileException e)
        {
            throw new NotebookFileException($"{name}: {e.Problem}", e.Remedy, e);
        }
    }
}
