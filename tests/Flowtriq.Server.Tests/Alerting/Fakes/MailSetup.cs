using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>Tells a server to send its mail to a <see cref="FakeSmtp"/>.</summary>
internal static class MailSetup
{
    public static Task UseAsync(this RunningServer server, FakeSmtp smtp, bool authority = true) =>
        server
            .Get<MailStore>()
            .KeepAsync(
                new(
                    "127.0.0.1",
                    "\"Flow triq\" <flowtriq@isp.example>",
                    smtp.Port,
                    User: FakeSmtp.User,
                    Password: FakeSmtp.Password,
                    Authority: authority ? smtp.Authority : null,
                    StartTls: !smtp.Implicit,
                    ImplicitTls: smtp.Implicit
                ),
                default
            );
}
