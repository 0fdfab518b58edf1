using Dapper;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Mail settings on disk, the password sealed. Requests were checked before.</summary>
internal sealed class MailStore(Database database, SecretProtection protection)
{
    private const string Purpose = "mail";

    /// <summary>As people see them.</summary>
    internal MailSettings View() =>
        Row() is { } row
            ? new(
                true,
                row.Host,
                (int)row.Port,
                row.StartTls != 0,
                row.Sender,
                row.User,
                row.Password is not null,
                row.Authority,
                row.ImplicitTls != 0
            )
            : new(false, "", 587, true, "", null, false, null, false);

    /// <summary>As they are used; null when there are none or the password cannot be opened with the keys that are here.</summary>
    internal MailConfiguration? Configuration()
    {
        if (Row() is not { } row)
            return null;
        var password = row.Password is null ? null : protection.Open(Purpose, row.Password);
        if (row.Password is not null && password is null)
            return null;
        return new(
            row.Host,
            (int)row.Port,
            row.StartTls != 0,
            row.Sender,
            row.User,
            password,
            row.Authority,
            row.ImplicitTls != 0
        );
    }

    internal Task KeepAsync(MailSettingsRequest request, CancellationToken cancel)
    {
        var values = new
        {
            request.Host,
            request.Port,
            request.StartTls,
            request.ImplicitTls,
            request.Sender,
            User = string.IsNullOrEmpty(request.User) ? null : request.User,
            Given = request.Password is not null,
            Password = string.IsNullOrEmpty(request.Password) ? null : protection.Seal(Purpose, request.Password),
            Authority = string.IsNullOrWhiteSpace(request.Authority) ? null : request.Authority,
        };
        return database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT INTO mail_settings (id, host, port, start_tls, sender, user, password, authority, implicit_tls)
                    VALUES (1, @Host, @Port, @StartTls, @Sender, @User, @Password, @Authority, @ImplicitTls)
                    ON CONFLICT (id) DO UPDATE SET host = @Host, port = @Port, start_tls = @StartTls, sender = @Sender,
                        user = @User, password = CASE WHEN @Given THEN @Password ELSE password END, authority = @Authority,
                        implicit_tls = @ImplicitTls
                    """,
                    values
                ),
            cancel
        );
    }

    private MailRow? Row()
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<MailRow>(
            """
            SELECT host AS Host, port AS Port, start_tls AS StartTls, sender AS Sender, user AS User, password AS Password,
                authority AS Authority, implicit_tls AS ImplicitTls
            FROM mail_settings
            """
        );
    }
}
