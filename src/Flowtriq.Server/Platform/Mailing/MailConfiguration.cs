namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Where mail goes, checked, with the password open; never logged.</summary>
internal sealed record MailConfiguration(
    string Host,
    int Port,
    bool StartTls,
    string Sender,
    string? User,
    string? Password,
    string? Authority,
    bool ImplicitTls
)
{
    public override string ToString() => $"mail by {Host}";
}
