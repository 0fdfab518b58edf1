using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Flowtriq.Agent;

/// <summary>Tells systemd that the agent is ready and alive (sd_notify(3)); does nothing outside systemd.</summary>
internal sealed class SystemdNotifier : IDisposable
{
    private readonly Socket? _socket;

    internal SystemdNotifier(Func<string, string?> environment)
    {
        if (environment("NOTIFY_SOCKET") is not { Length: > 1 } path)
            return;
        // A leading @ stands for the abstract name space, which begins with a zero byte.
        var address = path[0] == '@' ? $"\0{path.AsSpan(1)}" : path;
        try
        {
            _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            _socket.Connect(new UnixDomainSocketEndPoint(address));
        }
        catch (SocketException)
        {
            _socket?.Dispose();
            _socket = null;
        }

        if (long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var usec))
            WatchdogEvery = TimeSpan.FromMicroseconds(usec / 2);
    }

    /// <summary>How often systemd wants a sign of life; null = not at all.</summary>
    internal TimeSpan? WatchdogEvery { get; }

    internal void Ready() => Send("READY=1");

    internal void Alive() => Send("WATCHDOG=1");

    internal void Reloading() => Send("RELOADING=1");

    internal void Stopping() => Send("STOPPING=1");

    public void Dispose() => _socket?.Dispose();

    private void Send(string state)
    {
        try
        {
            _socket?.Send(Encoding.ASCII.GetBytes(state));
        }
        catch (SocketException)
        {
            // systemd is being restarted; the next sign of life will do.
        }
    }
}
