using System.Net.Sockets;

namespace Flowtriq.Agent.Status;

/// <summary>
/// Where the node answers who asks it: a Unix stream socket in the state directory, for the agent's user and root alone. Whoever
/// connects gets one document and the end of the connection; nothing is read from them. Owned by the loop thread: at rest two
/// poll(2) a second, and a reader that does not read is let go.
/// </summary>
internal sealed class StatusEndpoint : IDisposable
{
    private const int MostPeers = 4;
    private const int Backlog = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Socket? _listener;
    private readonly string _path;
    private readonly StatusWriter _writer;
    private readonly List<StatusPeer> _peers = new(MostPeers);

    private StatusEndpoint(Socket? listener, string path, StatusWriter writer) =>
        (_listener, _path, _writer) = (listener, path, writer);

    /// <summary>The socket of the agent with this state directory.</summary>
    internal static string PathIn(string stateDirectory) => Path.Combine(stateDirectory, "status.sock");

    /// <summary>Begins to answer; when it cannot, the log says why and the agent runs without.</summary>
    internal static StatusEndpoint Open(string stateDirectory, StatusWriter writer, LineLog log)
    {
        var path = PathIn(stateDirectory);
        try
        {
            Directory.CreateDirectory(stateDirectory);
            return new StatusEndpoint(Listen(path), path, writer);
        }
        catch (Exception refused)
            when (refused is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            log.Warn("ftagent status will find no answer", ("path", path), ("reason", refused.Message));
            return new StatusEndpoint(null, path, writer);
        }
    }

    /// <summary>True while somebody has not been told everything yet: they want to be served every tick.</summary>
    internal bool HasPeers => _peers.Count > 0;

    /// <summary>Answers who waits, as far as they take it without waiting.</summary>
    internal void Serve(TimeSpan uptime)
    {
        for (var index = _peers.Count - 1; index >= 0; index--)
        {
            if (_peers[index].Send() && uptime < _peers[index].Until)
                continue;
            _peers[index].Dispose();
            _peers.RemoveAt(index);
        }

        if (_listener is null || _peers.Count >= MostPeers)
            return;
        if (!_listener.Poll(0, SelectMode.SelectRead))
            return;
        if (_writer.Write() is { } document && Accept(_listener) is { } socket)
            _peers.Add(new StatusPeer(socket, document, uptime + Patience));
    }

    public void Dispose()
    {
        foreach (var peer in _peers)
            peer.Dispose();
        if (_listener is null)
            return;
        _listener.Dispose();
        File.Delete(_path);
    }

    // Between bind and listen nobody can connect, so that the mode holds from the first moment on.
    private static Socket Listen(string path)
    {
        var address = new UnixDomainSocketEndPoint(path);
        RefuseSecond(address);
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(address);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void RefuseSecond(UnixDomainSocketEndPoint address)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(address);
        }
        catch (SocketException)
        {
            return; // nobody is there: what lies there was left by a run that crashed
        }

        throw new IOException("another agent with the same state directory answers there");
    }

    private static Socket? Accept(Socket listener)
    {
        try
        {
            var socket = listener.Accept();
            socket.Blocking = false;
            return socket;
        }
        catch (SocketException)
        {
            return null; // gone again
        }
    }
}
