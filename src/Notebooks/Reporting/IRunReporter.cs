namespace Notebooks;

/// <summary>Shows how a run goes. Calls come from several notebooks at once.</summary>
internal interface IRunReporter
{
    /// <summary>A notebook's process is about to start.</summary>
    void Started(NotebookSource notebook, int cells);

    /// <summary>A notebook has come to its <paramref name="number"/>th cell.</summary>
    void CellStarted(NotebookSource notebook, int number);

    /// <summary>A notebook is done.</summary>
    void Finished(NotebookResult result);
}
