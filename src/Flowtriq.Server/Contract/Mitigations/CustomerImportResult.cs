namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What an import did, or would do.</summary>
/// <param name="Applied">False for a preview.</param>
/// <param name="Customers">Every customer of the file, in its order.</param>
public sealed record CustomerImportResult(bool Applied, IReadOnlyList<CustomerImportRow> Customers);
