namespace Notebooks;

/// <summary>What is done with a notebook's outputs once it has run. Calls come from several notebooks at once.</summary>
internal interface IRunReceiver
{
    /// <summary>Takes over a run.</summary>
    /// <param name="notebook">The notebook as it was read.</param>
    /// <param name="run">Its run, which may have ended early.</param>
    /// <param name="result">What is known of it so far.</param>
    /// <returns>The result, completed.</returns>
    NotebookResult Receive(NotebookFile notebook, NotebookRun run, NotebookResult result);
}
