namespace Flowtriq.Server.Contract.Evidence;

/// <summary>A legal hold: while it lasts, neither retention nor a person removes the capture.</summary>
/// <param name="Reason">Why, for the record: a file number, a request.</param>
/// <param name="By">Who set it.</param>
/// <param name="Since">When.</param>
public sealed record CaptureHold(string Reason, string By, DateTimeOffset Since);
