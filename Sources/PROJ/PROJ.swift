// PROJ
