namespace Flowtriq.Server.Contract;

/// <summary>Sends a test mail.</summary>
/// <param name="To">Whom to.</param>
public sealed record MailTestRequest(string To);
