namespace Flowtriq.Server.Platform;

/// <summary>A ClickHouse server that keeps the measurements.</summary>
/// <param name="Url">Its HTTP interface: "http://127.0.0.1:8123".</param>
/// <param name="Database">Where the tables are; made when it is missing.</param>
/// <param name="User">Who signs in.</param>
/// <param name="PasswordFile">A file with the password, read at start; null without one.</param>
public sealed record ClickHouseOptions(Uri Url, string Database, string User, string? PasswordFile);
