using System.Net.Sockets;

namespace Flowtriq.Agent.Status;

/// <summary>Asks the agent that runs with a state directory. Reads only.</summary>
internal static class StatusQuery
{
    private const int Longest = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static StatusAnswer Ask(string stateDirectory)
    {
        var path = StatusEndpoint.PathIn(stateDirectory);
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            {
                ReceiveTimeout = (int)Patience.TotalMilliseconds,
            };
            socket.Connect(new UnixDomainSocketEndPoint(path));
            var json = ReadToEnd(socket);
            return AgentStatus.Parse(json) is { } status
                ? new StatusAnswer.Answered(status, json)
                : new StatusAnswer.Silent($"the agent's answer at {path} cannot be read");
        }
        catch (SocketException refused)
        {
            return new StatusAnswer.Silent(Words(path, refused.SocketErrorCode));
        }
        catch (ArgumentException long_)
        {
            return new StatusAnswer.Silent(long_.Message);
        }
    }

    private static byte[] ReadToEnd(Socket socket)
    {
        using var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        int count;
        while (whole.Length < Longest && (count = socket.Receive(part)) > 0)
            whole.Write(part, 0, count);
        return whole.ToArray();
    }

    private static string Words(string path, SocketError error) =>
        error switch
        {
            SocketError.AccessDenied =>
                $"no permission to ask the agent at {path}: run this as root or as the agent's user",
            SocketError.TimedOut or SocketError.WouldBlock => $"the agent at {path} does not answer",
            _ =>
                $"no agent runs here ({path} has no answer): systemctl start ftagent, or name the configuration with --config",
        };
}
