namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What became of an edit.</summary>
/// <param name="Applied">True when it holds; false when a second admin must confirm it.</param>
/// <param name="Edit">What waits; null when applied.</param>
public sealed record SafetyEditResult(bool Applied, SafetyEditView? Edit);
