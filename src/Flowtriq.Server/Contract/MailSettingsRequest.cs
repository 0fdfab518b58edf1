namespace Flowtriq.Server.Contract;

/// <summary>Says where this server sends mail; see <see cref="MailSettings"/>.</summary>
/// <param name="Host">Name or address of the SMTP server.</param>
/// <param name="Sender">Address mail comes from: "noc@isp.example" or "NOC &lt;noc@isp.example&gt;".</param>
/// <param name="Port">587 is usual.</param>
/// <param name="StartTls">True encrypts with STARTTLS and sends nothing without it.</param>
/// <param name="User">Name to sign in with; absent sends without signing in.</param>
/// <param name="Password">Absent keeps what is stored, an empty text removes it. It goes out encrypted only.</param>
/// <param name="Authority">Certificates in PEM that the server is trusted by instead of the machine's.</param>
/// <param name="ImplicitTls">True encrypts from the first byte on, as servers expect it on port 465; instead of STARTTLS.</param>
public sealed record MailSettingsRequest(
    string Host,
    string Sender,
    int Port = 587,
    bool StartTls = true,
    string? User = null,
    string? Password = null,
    string? Authority = null,
    bool ImplicitTls = false
)
{
    /// <summary>Nothing of it, so that no log and no exception holds the password.</summary>
    public override string ToString() => "***";
}
