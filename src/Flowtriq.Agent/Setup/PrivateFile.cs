namespace Flowtriq.Agent.Setup;

/// <summary>Writes a file that its owner alone can read, whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes it; what it replaces is kept beside it, ending in ".old". Returns why it cannot, or null.</summary>
    internal static string? Write(string path, string text)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            var draft = $"{path}.new";
            File.Delete(draft);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using (var writer = new StreamWriter(draft, options))
                writer.Write(text);
            if (File.Exists(path))
                File.Move(path, $"{path}.old", overwrite: true);
            File.Move(draft, path);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {refused.Message}";
        }
    }
}
