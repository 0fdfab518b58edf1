using System.Net.Security;
using System.Text;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Commands and answers of SMTP over one connection, which may become an encrypted one.</summary>
internal sealed class SmtpConnection(Stream start) : IAsyncDisposable
{
    private const int LongestAnswer = 16 << 10;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream = start;
    private int from;
    private int to;

    /// <summary>Encrypts from here on.</summary>
    internal async Task EncryptAsync(string host, string? authority, CancellationToken cancel)
    {
        // What came unencrypted after the answer was not said by the server that is now verified.
        if (from != to)
            throw new SmtpRefusedException("It said more than it may before encryption.", retry: false);
        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(TrustedAuthority.Options(host, authority), cancel);
    }

    internal Task SendAsync(string text, CancellationToken cancel) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancel).AsTask();

    internal async Task<SmtpReply> ReadAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        var length = 0;
        while (true)
        {
            var line = await LineAsync(cancel);
            length += line.Length;
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || length > LongestAnswer)
                throw new SmtpRefusedException("It does not speak SMTP.", retry: false);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> LineAsync(CancellationToken cancel)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (from == to)
            {
                from = 0;
                to = await stream.ReadAsync(buffer, cancel);
                if (to == 0)
                    throw new IOException("The connection ended.");
            }

            var letter = (char)buffer[from++];
            if (letter == '\n')
                return line.ToString();
            if (line.Length > LongestAnswer)
                throw new SmtpRefusedException("It does not speak SMTP.", retry: false);
            if (letter != '\r')
                line.Append(letter is >= ' ' and <= '~' ? letter : '?');
        }
    }
}
