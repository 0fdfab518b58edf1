using Google.Protobuf;

namespace Flowtriq.Agent.State;

/// <summary>A message kept on disk, readable by its owner only. Writing happens behind the loop's back; the latest wins.</summary>
internal sealed class KeptMessage(string path, LineLog log)
{
    private readonly LatestFile _file = new(
        path,
        UnixFileMode.UserRead | UnixFileMode.UserWrite,
        "a message cannot be kept",
        log
    );

    /// <summary>The message; null when there is none that can be read.</summary>
    internal T? Read<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        try
        {
            return File.Exists(path) ? parser.ParseFrom(File.ReadAllBytes(path)) : null;
        }
        catch (Exception broken)
            when (broken is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
        {
            log.Warn("a kept message cannot be read and is left out", ("path", path), ("reason", broken.Message));
            return null;
        }
    }

    internal void Write(IMessage message) => _file.Write(message.ToByteArray());

    /// <inheritdoc cref="LatestFile.Finish"/>
    internal void Finish(TimeSpan limit) => _file.Finish(limit);
}
