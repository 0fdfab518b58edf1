namespace Flowtriq.Server.Contract.Access;

/// <summary>Codes that replace the app's, each good once. They are told this once.</summary>
/// <param name="Codes">To be printed and kept apart from the phone.</param>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);
