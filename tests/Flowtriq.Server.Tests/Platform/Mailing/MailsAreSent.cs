using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Platform.Mailing;

/// <summary>Mail to a real SMTP server on loopback, with STARTTLS and a certificate of its own.</summary>
public sealed class MailsAreSent
{
    private static readonly Mail Letter = new(
        "noc@isp.example, boss@isp.example",
        "Angriff vorüber – 192.0.2.7",
        "Erste Zeile\n.allein\n..zwei\n\nlong " + new string('ü', 60) + "\nend ",
        "<p>ü</p>",
        "incident-12-resolved"
    );

    [Fact]
    public async Task Encrypted_signed_in_and_whole()
    {
        await using var server = await RunningServer.StartAsync();
        await using var smtp = new FakeSmtp();
        await server.UseAsync(smtp);
        Assert.Equal(new MailResult.Sent("queued as 1"), await server.Get<Mailer>().SendAsync(Letter, default));
        // The message is taken before the farewell arrives.
        await Soon.TrueAsync(() => smtp.Commands.Contains("QUIT"));
        var said = smtp.Commands.ToArray();
        Assert.StartsWith("EHLO ", said[0], StringComparison.Ordinal);
        Assert.Equal(["STARTTLS", "TLS"], said[1..3]);
        Assert.Equal(
            [
                "MAIL FROM:<flowtriq@isp.example>",
                "RCPT TO:<noc@isp.example>",
                "RCPT TO:<boss@isp.example>",
                "DATA",
                "QUIT",
            ],
            said[^5..]
        );
        Assert.Single(said, static s => s.StartsWith("AUTH PLAIN ", StringComparison.Ordinal));
        var message = Assert.Single(smtp.Messages);
        Assert.Contains("From: \"Flow triq\" <flowtriq@isp.example>\r\n", message, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <incident-12-resolved@isp.example>\r\n", message, StringComparison.Ordinal);
        Assert.Contains("=?utf-8?B?", message, StringComparison.Ordinal);
        Assert.Contains("\r\n.allein\r\n..zwei\r\n", message, StringComparison.Ordinal);
        Assert.Contains("\r\nend=20\r\n", message, StringComparison.Ordinal);
        Assert.Contains("<p>=C3=BC</p>", message, StringComparison.Ordinal);
        Assert.All(message.Split("\r\n"), static line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task With_the_other_way_to_sign_in_where_it_is_the_only_one()
    {
        await using var server = await RunningServer.StartAsync();
        await using var smtp = new FakeSmtp { Offers = ["STARTTLS", "AUTH LOGIN"] };
        await server.UseAsync(smtp);
        Assert.IsType<MailResult.Sent>(await server.Get<Mailer>().SendAsync(Letter, default));
    }

    [Fact]
    public async Task Encrypted_from_the_first_byte_where_the_server_wants_that()
    {
        await using var server = await RunningServer.StartAsync();
        await using var smtp = new FakeSmtp { Implicit = true, Offers = ["AUTH PLAIN"] };
        await server.UseAsync(smtp, authority: false);
        Assert.Equal(
            new MailResult.Failed("The mail server's certificate is not accepted.", true),
            await server.Get<Mailer>().SendAsync(Letter, default)
        );
        await server.UseAsync(smtp);
        Assert.IsType<MailResult.Sent>(await server.Get<Mailer>().SendAsync(Letter, default));
        Assert.Single(smtp.Messages);
        Assert.DoesNotContain("STARTTLS", smtp.Commands);
    }

    [Fact]
    public async Task Later_where_the_server_says_later_and_never_where_it_says_never()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var (at, answer, retry) in Table())
        {
            await using var smtp = new FakeSmtp();
            smtp.Refuses[at] = answer;
            await server.UseAsync(smtp);
            var failed = Assert.IsType<MailResult.Failed>(await server.Get<Mailer>().SendAsync(Letter, default));
            Assert.True(failed.Retry == retry, $"{at} {answer}: {failed}");
            if (answer != "nonsense")
                Assert.Contains(answer, failed.Reason, StringComparison.Ordinal);
            Assert.Empty(smtp.Messages);
        }
    }

    [Fact]
    public async Task To_everybody_the_server_takes()
    {
        await using var server = await RunningServer.StartAsync();
        await using var smtp = new FakeSmtp();
        smtp.Refuses["RCPT TO:<noc"] = "550 5.1.1 nobody";
        await server.UseAsync(smtp);
        Assert.IsType<MailResult.Sent>(await server.Get<Mailer>().SendAsync(Letter, default));
        Assert.Single(smtp.Messages);
    }

    [Fact]
    public async Task Not_to_a_server_that_cannot_be_trusted_and_no_password_unencrypted()
    {
        await using var server = await RunningServer.StartAsync();
        await using var smtp = new FakeSmtp();
        await server.UseAsync(smtp, authority: false);
        Assert.Equal(
            new MailResult.Failed("The mail server's certificate is not accepted.", true),
            await server.Get<Mailer>().SendAsync(Letter, default)
        );
        smtp.Offers = ["AUTH PLAIN LOGIN"];
        Assert.Equal(
            new MailResult.Failed("It does not offer STARTTLS.", false),
            await server.Get<Mailer>().SendAsync(Letter, default)
        );
        Assert.DoesNotContain(smtp.Commands, static c => c.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.DoesNotContain(smtp.Commands, static c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nowhere_before_somebody_says_where()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.IsType<MailResult.NotConfigured>(await server.Get<Mailer>().SendAsync(Letter, default));
        using var admin = await server.BrowserAsync(Role.Admin);
        var told = await admin.OkAsync(HttpMethod.Post, "/mail/test", new { to = "noc@isp.example" });
        Assert.False(told.GetProperty("works").GetBoolean());
        Assert.Equal(
            ["to: A mail address: noc@isp.example."],
            await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/mail/test", new { to = "noc\n" })
        );
    }

    [Fact]
    public async Task As_the_settings_say_which_never_tell_the_password()
    {
        using var logs = new CapturedLogs();
        await using var server = await RunningServer.StartAsync(logs: logs);
        await using var smtp = new FakeSmtp();
        using var admin = await server.BrowserAsync(Role.Admin);
        Assert.Equal(
            [
                "authority: Certificates in PEM.",
                "host: A name or an address.",
                "port: 1 to 65535.",
                "sender: A mail address: noc@isp.example.",
                "startTls: A password goes out encrypted only.",
                "user: A password needs the name it belongs to.",
            ],
            (
                await admin.RefusedAsync(
                    HttpStatusCode.BadRequest,
                    HttpMethod.Put,
                    "/mail",
                    new
                    {
                        host = "a b",
                        sender = "nobody",
                        port = 0,
                        startTls = false,
                        password = FakeSmtp.Password,
                        authority = "x",
                    }
                )
            ).Order(StringComparer.Ordinal)
        );
        await server.UseAsync(smtp);
        var kept = await admin.OkAsync(HttpMethod.Get, "/mail");
        Assert.True(kept.GetProperty("hasPassword").GetBoolean());
        Assert.DoesNotContain(FakeSmtp.Password, kept.GetRawText(), StringComparison.Ordinal);
        var told = await admin.OkAsync(HttpMethod.Post, "/mail/test", new { to = "noc@isp.example" });
        Assert.Equal("The mail server took it: queued as 1", told.GetProperty("text").GetString());
        await server.StopAsync();
        Assert.DoesNotContain(FakeSmtp.Password, logs.Text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(FakeSmtp.Password, bytes, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string At, string Answer, bool Retry)> Table() =>
        [
            ("", "421 4.3.0 busy", true),
            ("", "554 no", false),
            ("EHLO", "502 what", false),
            ("STARTTLS", "454 not now", true),
            ("AUTH", "535 5.7.8 wrong", false),
            ("AUTH", "454 4.7.0 later", true),
            ("MAIL", "451 4.3.0 later", true),
            ("MAIL", "550 5.7.1 not you", false),
            ("MAIL", "nonsense", false),
            ("RCPT", "450 4.2.1 greylisted", true),
            ("RCPT", "550 5.1.1 nobody", false),
            ("DATA", "452 4.3.1 full", true),
            (".", "554 5.7.1 spam", false),
            (".", "451 4.3.0 later", true),
        ];
}
