using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Notebooks;

/// <summary>
/// Gives a file the owner of another, which .NET has no means for. Only an administrator can: a teacher who saves a
/// student's notebook must not take it away from the student.
/// </summary>
internal static class FileOwner
{
    private const int CurrentFolder = -100;
    private const uint OwnerAndGroup = 0x18;

    /// <summary>Gives a file another's owner and group, where that is possible.</summary>
    public static void Copy(string from, string to)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return;
        // The same on every processor: the user's number stands at 20, the group's at 24.
        var status = new byte[256];
        try
        {
            if (Statx(CurrentFolder, Text(from), 0, OwnerAndGroup, status) == 0)
                _ = Chown(Text(to), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(20)), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(24)));
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without these calls; the owner is whoever saves.
        }
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "chown"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown(byte[] path, uint owner, uint group);
}
