using System.Net.Sockets;
using System.Text;

namespace Flowtriq.Benchmarks.Ladders;

/// <summary>A daemon's control socket: one command, one answer, without starting a program in between.</summary>
internal sealed class ControlSocket : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly byte[] buffer = new byte[65_536];
    private readonly Func<string, bool> isWhole;

    private ControlSocket(string path, Func<string, bool> isWhole)
    {
        this.isWhole = isWhole;
        socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    /// <summary>BIRD's: a line that begins with a code and a blank ends an answer; it greets first.</summary>
    public static ControlSocket OfBird(string path)
    {
        var control = new ControlSocket(path, IsWholeOfBird);
        control.Read();
        return control;
    }

    /// <summary>The socket of an FRR daemon that vtysh uses: three zeros and the command's status end an answer.</summary>
    public static ControlSocket OfFrr(string path) =>
        new(path, static text => text.Length >= 4 && text[^4..^1] == "\0\0\0");

    /// <summary>Asks and waits for the whole answer; the command ends as the daemon expects.</summary>
    public string Ask(string command)
    {
        socket.Send(Encoding.ASCII.GetBytes(command));
        return Read();
    }

    public void Dispose() => socket.Dispose();

    private string Read()
    {
        var text = new StringBuilder();
        while (true)
        {
            var length = socket.Receive(buffer);
            if (length == 0)
                throw new IOException("the daemon closed its control socket");
            text.Append(Encoding.Latin1.GetString(buffer, 0, length));
            var answer = text.ToString();
            if (isWhole(answer))
                return answer;
        }
    }

    private static bool IsWholeOfBird(string text)
    {
        if (!text.EndsWith('\n'))
            return false;
        var last = text[(text.LastIndexOf('\n', text.Length - 2) + 1)..];
        return last.Length > 4 && last[..4].All(char.IsAsciiDigit) && last[4] == ' ';
    }
}
