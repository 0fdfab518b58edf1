namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What an import does to one customer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Change">"created", "changed" or "unchanged".</param>
/// <param name="Added">Prefixes it gains.</param>
/// <param name="Removed">Prefixes it loses.</param>
public sealed record CustomerImportRow(
    string Name,
    string Change,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed
);
