namespace Flowtriq.Server.Storage;

/// <summary>Where the server keeps its state. Only its owner may read it: it holds keys and packet captures.</summary>
public sealed class DataDirectory
{
    public DataDirectory(string path)
    {
        Root = Path.GetFullPath(path);
        Private(Root);
    }

    public string Root { get; }

    /// <summary>A file directly under the directory.</summary>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>A folder under the directory, made when absent.</summary>
    public string Folder(string name) => Private(Path.Combine(Root, name));

    private static string Private(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
