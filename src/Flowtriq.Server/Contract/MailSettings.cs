namespace Flowtriq.Server.Contract;

/// <summary>Where this server sends mail.</summary>
/// <param name="Configured">False until somebody said so.</param>
/// <param name="Host">Name or address of the SMTP server.</param>
/// <param name="Port">587 is usual.</param>
/// <param name="StartTls">True encrypts with STARTTLS and sends nothing without it.</param>
/// <param name="Sender">Address mail comes from: "noc@isp.example" or "NOC &lt;noc@isp.example&gt;".</param>
/// <param name="User">Name to sign in with; absent sends without signing in.</param>
/// <param name="HasPassword">A password is stored; it is never shown.</param>
/// <param name="Authority">Certificates in PEM that the server is trusted by instead of the machine's.</param>
/// <param name="ImplicitTls">True encrypts from the first byte on, as servers expect it on port 465.</param>
public sealed record MailSettings(
    bool Configured,
    string Host,
    int Port,
    bool StartTls,
    string Sender,
    string? User,
    bool HasPassword,
    string? Authority,
    bool ImplicitTls
);
