using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flowtriq.Server.Contract;

/// <summary>Writes an enum as its camel-case name and reads nothing else, numbers least of all.</summary>
public sealed class CamelCaseEnum<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
