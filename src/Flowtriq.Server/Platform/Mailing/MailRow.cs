namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Mail settings as stored; the password is sealed.</summary>
internal sealed record MailRow(
    string Host,
    long Port,
    long StartTls,
    string Sender,
    string? User,
    byte[]? Password,
    string? Authority,
    long ImplicitTls
);
