using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>
/// An SMTP server on loopback with a certificate of its own: greeting, STARTTLS, AUTH, envelope and message as RFC 5321 has
/// them. It keeps what it takes; a command can be told to be answered otherwise.
/// </summary>
internal sealed class FakeSmtp : IAsyncDisposable
{
    public const string User = "noc";
    public const string Password = "smtp-SECRET-pw";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = FakeTls.OwnCertificate();
    private readonly Task accepting;

    public FakeSmtp()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Its certificate in PEM, which it is to be trusted by.</summary>
    public string Authority => certificate.ExportCertificatePem();

    /// <summary>Encrypts from the first byte on.</summary>
    public bool Implicit { get; init; }

    /// <summary>What is offered after the greeting.</summary>
    public string[] Offers { get; set; } = ["STARTTLS", "AUTH PLAIN LOGIN", "8BITMIME"];

    /// <summary>By the beginning of a command ("MAIL", "RCPT TO:&lt;a@", "." for the end of a message): what is answered instead.</summary>
    public ConcurrentDictionary<string, string> Refuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Every command, oldest first; "TLS" where encryption began.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Messages taken, as they were before dot-stuffing.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        certificate.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception e)
                when (e
                        is IOException
                            or OperationCanceledException
                            or System.Security.Authentication.AuthenticationException
                )
            {
                // The other side left; what it said is kept.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        if (Implicit)
            stream = await EncryptAsync(stream);
        await SayAsync(stream, Refuses.GetValueOrDefault("", "220 fake ready"));
        while (await LineAsync(stream) is { } command)
        {
            Commands.Enqueue(command);
            var refusal = Refuses.FirstOrDefault(r =>
                r.Key.Length > 0 && command.StartsWith(r.Key, StringComparison.Ordinal)
            );
            if (refusal.Value is not null)
                await SayAsync(stream, refusal.Value);
            else if (command == "STARTTLS")
                stream = await GoAheadAsync(stream);
            else if (command == "DATA")
                await TakeAsync(stream);
            else if (command == "QUIT")
                return;
            else
                await SayAsync(stream, await AnswerAsync(stream, command));
        }
    }

    private async Task<string> AnswerAsync(Stream stream, string command)
    {
        if (command.StartsWith("EHLO ", StringComparison.Ordinal))
            return "250-fake\r\n" + string.Concat(Offers.Select(static o => $"250-{o}\r\n")) + "250 SMTPUTF8";
        if (command.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
            return Word(command[11..]) == $"\0{User}\0{Password}" ? "235 welcome" : "535 5.7.8 no";
        if (command == "AUTH LOGIN")
        {
            await SayAsync(stream, "334 VXNlcm5hbWU6");
            var user = Word(await LineAsync(stream) ?? "");
            await SayAsync(stream, "334 UGFzc3dvcmQ6");
            return Word(await LineAsync(stream) ?? "") == Password && user == User ? "235 welcome" : "535 5.7.8 no";
        }

        return "250 ok";
    }

    private async Task<Stream> GoAheadAsync(Stream stream)
    {
        await SayAsync(stream, "220 go ahead");
        return await EncryptAsync(stream);
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate);
        Commands.Enqueue("TLS");
        return encrypted;
    }

    private async Task TakeAsync(Stream stream)
    {
        await SayAsync(stream, "354 end with a full stop");
        var message = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".")
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        if (Refuses.TryGetValue(".", out var refusal))
        {
            await SayAsync(stream, refusal);
            return;
        }

        Messages.Enqueue(message.ToString());
        await SayAsync(stream, $"250 queued as {Messages.Count}");
    }

    private async Task SayAsync(Stream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token);

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == (byte)'\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private static string Word(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
