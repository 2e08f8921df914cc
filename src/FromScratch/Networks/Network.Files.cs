namespace FromScratch;

// Parameters to and from a file (vol. 1 section 7.5).
public partial class Network
{
    /// <summary>Writes the parameters' values into a file, in the format of <see cref="ParameterFile"/>.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written; the old one stays.</exception>
    public void Save(string path) => ParameterFile.Save(path, Parameters);

    /// <summary>Reads the parameters' values from a file that <see cref="Save"/> wrote for a network of the same shapes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or is that of another network: the message names both shapes. No value has changed.
    /// </exception>
    public void Load(string path)
    {
        ParameterFile.Load(path, Parameters);
        _lossIsCurrent = false;
    }
}
