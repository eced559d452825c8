// The part of the sample reports that tells of private swarms.
#pragma once

#include "app/shoal/report/report.h"

#include <vector>

namespace shoal::test {

std::vector<app::Report> sampleSwarmReports();

} // namespace shoal::test
