namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A page's logo, told without the picture.</summary>
/// <param name="Kind">Its media type.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record StatusLogo(string Kind, int Bytes);
