namespace Notebooks.Tests;

public class JupyterPathsTests
{
    private static JupyterPaths Paths(string platform, params (string Name, string Value)[] variables) =>
        new(Enum.Parse<Platform>(platform), name => variables.FirstOrDefault(v => v.Name == name).Value, platform == "Windows" ? @"C:\Users\Ada" : "/home/ada");

    [Theory]
    [InlineData("Linux", "/home/ada/.local/share/jupyter", "/home/ada/.local/share/csharp-notebooks")]
    [InlineData("MacOS", "/home/ada/Library/Jupyter", "/home/ada/Library/Application Support/csharp-notebooks")]
    [InlineData("Windows", @"C:\Users\Ada\AppData\Roaming\jupyter", @"C:\Users\Ada\AppData\Local\csharp-notebooks")]
    public void User_WithoutVariables_IsThePlatformsOwnPlace(string platform, string jupyter, string program) =>
        Assert.Equal(new InstallRoot(jupyter, program), Paths(platform).User());

    [Fact]
    public void User_VariablesMoveIt()
    {
        Assert.Equal(new InstallRoot("/data/jupyter", "/data/csharp-notebooks"), Paths("Linux", ("XDG_DATA_HOME", "/data")).User());
        Assert.Equal(new InstallRoot("/j", "/home/ada/.local/share/csharp-notebooks"), Paths("Linux", ("JUPYTER_DATA_DIR", "/j")).User());
        Assert.Equal(new InstallRoot("/j", "/home/ada/Library/Application Support/csharp-notebooks"), Paths("MacOS", ("JUPYTER_DATA_DIR", "/j"), ("XDG_DATA_HOME", "/x")).User());
        Assert.Equal(new InstallRoot(@"D:\r\jupyter", @"D:\l\csharp-notebooks"), Paths("Windows", ("APPDATA", @"D:\r\"), ("LOCALAPPDATA", @"D:\l")).User());
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative/path")]
    public void User_UnusableDataHome_IsIgnored(string value) =>
        Assert.Equal("/home/ada/.local/share/jupyter", Paths("Linux", ("XDG_DATA_HOME", value)).User().Jupyter);

    [Theory]
    [InlineData("Linux", "/usr/local/share/jupyter", "/usr/local/share/csharp-notebooks")]
    [InlineData("MacOS", "/usr/local/share/jupyter", "/usr/local/share/csharp-notebooks")]
    [InlineData("Windows", @"C:\ProgramData\jupyter", @"C:\ProgramData\csharp-notebooks")]
    public void System_IsForEverybody(string platform, string jupyter, string program) =>
        Assert.Equal(new InstallRoot(jupyter, program), Paths(platform).System());

    [Theory]
    [InlineData("Linux", "/opt/conda/", "/opt/conda/share/jupyter", "/opt/conda/share/csharp-notebooks")]
    [InlineData("Linux", "/", "/share/jupyter", "/share/csharp-notebooks")]
    [InlineData("Windows", @"D:\conda", @"D:\conda\share\jupyter", @"D:\conda\share\csharp-notebooks")]
    public void Prefix_IsBelowShare(string platform, string prefix, string jupyter, string program) =>
        Assert.Equal(new InstallRoot(jupyter, program), Paths(platform).Prefix(prefix));

    [Theory]
    [InlineData("Linux", "/home/ada/.cache/csharp-notebooks")]
    [InlineData("MacOS", "/home/ada/Library/Caches/csharp-notebooks")]
    [InlineData("Windows", @"C:\Users\Ada\AppData\Local\csharp-notebooks-cache")]
    public void Cache_IsThePlatformsOwnPlace_AndNeverInTheProgramsFolder(string platform, string cache)
    {
        Assert.Equal(cache, Paths(platform).Cache());
        Assert.NotEqual(Paths(platform).User().Program, Paths(platform).Cache());
    }

    [Fact]
    public void Cache_FollowsItsVariable()
    {
        Assert.Equal("/c/csharp-notebooks", Paths("Linux", ("XDG_CACHE_HOME", "/c")).Cache());
        Assert.Equal("/home/ada/.cache/csharp-notebooks", Paths("Linux", ("XDG_CACHE_HOME", "c")).Cache());
        Assert.Equal(@"D:\l\csharp-notebooks-cache", Paths("Windows", ("LOCALAPPDATA", @"D:\l")).Cache());
    }

    [Fact]
    public void SearchPath_IsInTheFrontEndsOrder()
    {
        Assert.Equal(["/a", "/b", "/home/ada/.local/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"], Paths("Linux", ("JUPYTER_PATH", "/a:/b:")).SearchPath());
        Assert.Equal(["/home/ada/Library/Jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"], Paths("MacOS").SearchPath());
        Assert.Equal([@"C:\a", @"C:\b", @"C:\Users\Ada\AppData\Roaming\jupyter", @"C:\P\jupyter"], Paths("Windows", ("JUPYTER_PATH", @"C:\a;C:\b"), ("PROGRAMDATA", @"C:\P")).SearchPath());
    }

    [Theory]
    [InlineData("/usr/share/dotnet/dotnet", null)]
    [InlineData("/usr/lib/dotnet/dotnet", null)]
    [InlineData(@"C:\Program Files\dotnet\dotnet.exe", null)]
    [InlineData("/home/ada/.dotnet/dotnet", "/home/ada/.dotnet")]
    [InlineData(@"D:\sdk\dotnet.exe", @"D:\sdk")]
    public void DotnetRoot_IsNeededOutsideTheUsualFolders(string host, string? root) => Assert.Equal(root, DotnetHost.Root(host));

    [Fact]
    public void DotnetHost_IsAnAbsolutePathToAProgram()
    {
        Assert.True(Path.IsPathFullyQualified(DotnetHost.Find()));
        Assert.True(File.Exists(DotnetHost.Find()));
    }
}
