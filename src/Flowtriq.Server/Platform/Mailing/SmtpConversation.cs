using System.Text;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>
/// Hands one message to an SMTP server (RFC 5321): TLS from the start (RFC 8314) or greeting and STARTTLS (RFC 3207), AUTH
/// (RFC 4954), the envelope, the message.
/// </summary>
internal sealed class SmtpConversation(SmtpConnection connection, MailConfiguration configuration)
{
    private IReadOnlyList<string> offers = [];

    /// <summary>What the server called the message.</summary>
    /// <exception cref="SmtpRefusedException">It will not take it.</exception>
    internal async Task<string> SendAsync(
        string sender,
        IReadOnlyList<string> recipients,
        string message,
        CancellationToken cancel
    )
    {
        if (configuration.ImplicitTls)
            await connection.EncryptAsync(configuration.Host, configuration.Authority, cancel);
        Expect(await connection.ReadAsync(cancel), 220, "It is not ready");
        await GreetAsync(cancel);
        if (configuration.StartTls)
            await EncryptAsync(cancel);
        if (configuration is { User: { } user, Password: { } password })
            await SignInAsync(user, password, cancel);
        Expect(await AskAsync($"MAIL FROM:<{sender}>", cancel), 250, $"It does not take mail from {sender}");
        await AddressAsync(recipients, cancel);
        Expect(await AskAsync("DATA", cancel), 354, "It does not take the message");
        await connection.SendAsync(Stuffed(message), cancel);
        var taken = await connection.ReadAsync(cancel);
        Expect(taken, 250, "It does not take the message");
        return taken.Lines[^1];
    }

    /// <summary>A line that begins with a full stop gets a second one: a single one would end the message.</summary>
    internal static string Stuffed(string message)
    {
        var lines = message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return $"{(lines.StartsWith('.') ? "." : "")}{lines}{(lines.EndsWith("\r\n", StringComparison.Ordinal) ? "" : "\r\n")}.\r\n";
    }

    private async Task GreetAsync(CancellationToken cancel)
    {
        var name = new string([
            .. Environment.MachineName.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'),
        ]);
        var reply = await AskAsync($"EHLO {(name.Length > 0 ? name : "localhost")}", cancel);
        Expect(reply, 250, "It does not greet");
        offers = [.. reply.Lines.Skip(1)];
    }

    private async Task EncryptAsync(CancellationToken cancel)
    {
        if (!offers.Any(static o => o.Equals("STARTTLS", StringComparison.OrdinalIgnoreCase)))
            throw new SmtpRefusedException("It does not offer STARTTLS.", retry: false);
        Expect(await AskAsync("STARTTLS", cancel), 220, "It does not encrypt");
        await connection.EncryptAsync(configuration.Host, configuration.Authority, cancel);
        await GreetAsync(cancel);
    }

    private async Task SignInAsync(string user, string password, CancellationToken cancel)
    {
        var ways = offers.FirstOrDefault(static o => o.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase)) ?? "";
        var words = ways.ToUpperInvariant().Split(' ');
        if (words.Contains("PLAIN"))
        {
            var reply = await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancel);
            Expect(reply, 235, "It does not accept the user name and password");
            return;
        }

        if (!words.Contains("LOGIN"))
            throw new SmtpRefusedException("It offers no way to sign in that is known here.", retry: false);
        Expect(await AskAsync("AUTH LOGIN", cancel), 334, "It does not let anybody sign in");
        Expect(await AskAsync(Base64(user), cancel), 334, "It does not accept the user name");
        Expect(await AskAsync(Base64(password), cancel), 235, "It does not accept the user name and password");
    }

    /// <summary>One recipient that is taken is enough: another's wrong address must not keep the message from everybody.</summary>
    private async Task AddressAsync(IReadOnlyList<string> recipients, CancellationToken cancel)
    {
        SmtpReply? refusal = null;
        var taken = 0;
        foreach (var recipient in recipients)
        {
            var reply = await AskAsync($"RCPT TO:<{recipient}>", cancel);
            if (reply.Code is 250 or 251)
                taken++;
            else if (refusal is null || reply.Code < refusal.Code)
                refusal = reply;
        }

        if (taken == 0)
            Expect(refusal!, 250, "It takes none of the recipients");
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancel)
    {
        await connection.SendAsync(command + "\r\n", cancel);
        return await connection.ReadAsync(cancel);
    }

    private static void Expect(SmtpReply reply, int code, string otherwise)
    {
        if (reply.Code != code)
            throw new SmtpRefusedException($"{otherwise}: {reply.Text}", reply.Code is >= 400 and < 500);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
